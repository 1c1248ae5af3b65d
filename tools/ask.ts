/** `npm run ask -- "text"` answers as a person would see it; `--why "text"` shows what decided; `--jsonl` answers questions from stdin for machines. */
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { newConversation } from '../assistant/conversation';
import { channelDataOf } from '../bot/channel-data';
import { wordsFor } from '../bot/words';
import { orExplain } from './explain';
import { readyAssistant } from './ready-assistant';
import { why } from './why';

const question = z.object({ id: z.union([z.string(), z.number()]), text: z.string(), lang: z.string().optional() });

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  if (given.includes('--jsonl')) return answerLines();
  const words = given.filter((argument) => argument !== '--why');
  if (words.length === 0) throw new Error('Give a question in quotes, for example: npm run ask -- "I\'m only getting a few drops"');
  if (given.includes('--why')) for (const line of why(readyAssistant(), words.join(' '))) console.log(line);
  else answerOne(words.join(' '));
}

function answerOne(utterance: string): void {
  const { knowledge, assistant } = readyAssistant();
  const { text, buttons } = wordsFor(assistant.answerTurn({ utterance, conversation: newConversation }), knowledge);
  console.log(text);
  if (buttons.length > 0) console.log(`\n${buttons.map((title) => `[ ${title} ]`).join('  ')}`);
}

/** One conversation a line, through the same code as the bot, in the order of the input. */
async function answerLines(): Promise<void> {
  const { knowledge, assistant } = readyAssistant();
  let number = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    number++;
    if (line.trim() === '') continue;
    const { id, text } = readQuestion(line, number);
    const answer = assistant.answerTurn({ utterance: text, conversation: newConversation });
    const { kind, entryId = null, redFlagId = null, certainty = null, offered = [], confidence = null, language } = channelDataOf(answer, knowledge.contentVersion);
    process.stdout.write(`${JSON.stringify({ id, kind, entryId, redFlagId, certainty, offered, confidence, language })}\n`);
  }
}

function readQuestion(line: string, number: number): z.infer<typeof question> {
  try {
    return question.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`Line ${number} of the input is not {"id","text"} in JSON; mend it and run again`, { cause });
  }
}

main().catch(orExplain);
