import { channelDataOf } from '../../../bot/channel-data';
import { render, renderWelcome } from '../../../bot/render';
import { wordsFor } from '../../../bot/words';
import type { Answer } from '../../../assistant/answer';
import type { Activity } from 'botbuilder';
import { cardOf, mistakesOf } from './card-rules';
import type { Card } from './card-schema';
import { everyAnswer, knowledge } from './every-answer';
import { links, patientText, received, say, scopes, type Scope } from './in-teams';

interface Said {
  readonly name: string;
  readonly answer: Answer;
  readonly activity: Partial<Activity>;
}

const said: Readonly<Record<Scope, readonly Said[]>> = { personal: saidIn('personal'), groupChat: saidIn('groupChat'), channel: saidIn('channel') };
const words = everyAnswer.map(({ answer }) => wordsFor(answer, knowledge));

function saidIn(scope: Scope): readonly Said[] {
  return everyAnswer.map(({ name, answer }) => ({ name, answer, activity: say(answer, received(scope)) }));
}

/** Where the bot speaks of deleting, Teams keeps; and among others a typed reply needs the bot's name. */
function addedTo(answer: Answer, scope: Scope): string[] {
  const { teamsKeeps, teamsOthersRead, teamsNameFirst } = knowledge.messages;
  const ofMemory = (answer.kind === 'small-talk' && answer.smallTalk === 'whoAreYou') || (answer.kind === 'command' && ['whatYouKnow', 'forgetMe'].includes(answer.command));
  if (ofMemory) return [scope === 'personal' ? teamsKeeps : `${teamsKeeps} ${teamsOthersRead}`];
  return scope !== 'personal' && answer.kind === 'guide' && answer.saying.kind === 'step' ? [teamsNameFirst] : [];
}

describe.each(scopes)('in Teams, %s', (scope) => {
  test(`each of ${everyAnswer.length} answers is a card that keeps the rules`, () => {
    expect(said[scope].flatMap(({ name, activity }) => mistakesOf(activity).map((mistake) => `${name}: ${mistake}`))).toEqual([]);
  });

  test('each is one card and a short summary: no text beside it, no suggested actions, the same data for clients', () => {
    const activities = said[scope].map(({ activity }) => activity);
    expect(activities.filter(({ text, suggestedActions, attachments }) => text !== undefined || suggestedActions !== undefined || attachments?.length !== 1)).toEqual([]);
    expect(activities.filter(({ summary = '' }) => summary === '' || summary.length > 120 || /\*\*|\]\(/.test(summary)).map(({ summary }) => summary)).toEqual([]);
    expect(activities.map(({ channelData }) => JSON.stringify(channelData))).toEqual(everyAnswer.map(({ answer }) => JSON.stringify({ firstDrops: channelDataOf(answer, knowledge.contentVersion) })));
  });

  test('the words are those of the web, byte for byte, and below some of them what is so in Teams alone', () => {
    const other = said[scope].filter(({ answer, activity }, at) => (scope === 'personal' || answer.kind !== 'red-flag') && patientText(cardOf(activity)) !== [words[at].text, ...addedTo(answer, scope)].join('\n\n'));
    expect(other.map(({ name }) => name)).toEqual([]);
  });

  test('the welcome keeps the rules, with the words of the web', () => {
    const welcome = renderWelcome(knowledge, received(scope));
    expect(mistakesOf(welcome)).toEqual([]);
    expect(patientText(cardOf(welcome))).toBe(knowledge.messages.welcome);
    expect(welcome).not.toHaveProperty('text');
  });
});

test('every button of the web is on the card, in the same order', () => {
  const titles = (card: Card): string[] => card.body.flatMap((element) => (element.type === 'ActionSet' ? element.actions : [])).flatMap(({ type, title }) => (type === 'Action.Submit' || type === 'Action.Execute' ? [title] : []));
  const missing = said.personal.filter(({ activity }, at) => JSON.stringify(titles(cardOf(activity))) !== JSON.stringify(words[at].buttons));
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test('an answer begins with its title, and the colour below it says no more than its words', () => {
  const styles = { Normal: 'good', 'Keep an eye on it': 'warning', 'Call today': 'attention' };
  const plain = said.personal.filter(({ answer }) => answer.kind === 'answered' && !answer.myths && !answer.remindsOf);
  const heads = plain.map(({ activity }) => cardOf(activity).body[0]);
  const shown = heads.map((head) => (head.type === 'Container' && head.items[0].type === 'TextBlock' ? [head.items[0].style, head.style, head.items[0].text.replace(/^.*· /, '')] : []));
  expect(shown.filter(([style, colour, level]) => style !== 'heading' || !Object.entries(styles).some(([words, name]) => words === level && name === colour))).toEqual([]);
});

test('channels other than Teams get what they always got', () => {
  const [{ answer }] = everyAnswer;
  expect(render(answer, { knowledge, received: { channelId: 'directline' }, pictures: '', links })).toEqual({
    type: 'message', textFormat: 'markdown', inputHint: 'acceptingInput', text: words[0].text, channelData: { firstDrops: channelDataOf(answer, knowledge.contentVersion) },
    suggestedActions: { to: [], actions: words[0].buttons.map((title) => ({ type: 'imBack', title, value: title })) },
  });
});
