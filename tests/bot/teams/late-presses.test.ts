/** Cards stay in a chat, and can be pressed days later, twice, or by somebody else. A button speaks of its own card only. */
import type { Activity } from 'botbuilder';
import type { DangerReply, Pressed } from '../../../assistant/answer';
import { dataOf as carrying } from '../../../bot/cards/card-action';
import { dataOf, knowledge, type BotUnderTest } from '../bot-under-test';
import { cardOf } from '../cards/card-rules';
import { button } from '../cards/in-teams';
import { shape, teamsBot } from './teams-bot';

const { messages } = knowledge;
const limp = 'my baby is limp and will not wake up';
const selfHarm = 'I want to kill myself';

type Sent = readonly Partial<Activity>[];

const write = (bot: BotUnderTest, text: string): Promise<Sent> => bot.send(shape('personal-message', { text, attachments: null }));
const edit = (bot: BotUnderTest, text: string): Promise<Sent> => bot.send(shape('edited-message', { text, attachments: null }));
const inGroup = (bot: BotUnderTest, text: string): Promise<Sent> => bot.send(shape('group-mention-with-another-person', { text: `<at>First Drops</at> ${text}`, attachments: null }));
const carried = (bot: BotUnderTest, text: string, pressed: Pressed): Promise<Sent> => bot.send(shape('submit-press', { value: carrying({ kind: 'say', text, pressed }) }));

/** Presses what stands on a card that was sent at any time. */
function press(bot: BotUnderTest, [card]: Sent, title: string): Promise<Sent> {
  const found = button(cardOf(card), title);
  if (found?.type !== 'Action.Submit' && found?.type !== 'Action.Execute') throw new Error(`There is no button "${title}".`);
  return bot.send(shape('submit-press', { value: found.data }));
}

const saidIn = ([sent]: Sent): string => JSON.stringify(sent);

describe('the buttons of a danger card', () => {
  const flags = [...knowledge.redFlags.keys()];
  const replies: Readonly<Record<DangerReply, string>> = { now: messages.askYes, notNow: messages.askNo, safe: messages.safeYes, notSafe: messages.safeNo };
  const reply = (bot: BotUnderTest, redFlagId: string, reply: DangerReply): Promise<Sent> => carried(bot, replies[reply], { kind: 'danger', redFlagId, reply });

  test.each(['now', 'notSafe'] as const)('"%s" leads to the card of that danger, whatever was said since', async (said) => {
    const bot = teamsBot();
    for (const id of flags) {
      await write(bot, 'who are you');
      expect(dataOf(await reply(bot, id, said))).toMatchObject({ kind: 'red-flag', redFlagId: id, certainty: 'sure' });
    }
  });

  test('"Yes, right now", pressed after another question', async () => {
    const bot = teamsBot();
    const asked = await write(bot, 'my baby has a fever');
    expect(dataOf(asked)).toMatchObject({ certainty: 'ask' });
    await write(bot, 'who are you');
    expect(dataOf(await press(bot, asked, messages.askYes))).toMatchObject({ redFlagId: dataOf(asked).redFlagId, certainty: 'sure' });
  });

  test('"Yes, safe now" ends the alarm of its own card', async () => {
    const bot = teamsBot();
    expect(saidIn(await press(bot, await write(bot, limp), messages.safeYes))).toContain('tell your doctor');
    expect(saidIn(await write(bot, 'how long does milk keep'))).not.toContain(messages.reminder.slice(0, 20));
  });

  test('of an earlier danger it does not end the alarm of a later one', async () => {
    const bot = teamsBot();
    const earlier = await write(bot, limp);
    await write(bot, selfHarm);
    expect(dataOf(await press(bot, earlier, messages.safeYes))).toMatchObject({ redFlagId: 'self-harm', certainty: 'sure' });
    expect(dataOf(await write(bot, 'no'))).toMatchObject({ redFlagId: 'self-harm' });
  });

  test.each([['the other question about the same danger', 'self-harm', 'notNow'], ['the question about another danger', 'baby-fever', 'notNow']] as const)('nor does "no" to %s', async (_case, id, said) => {
    const bot = teamsBot();
    await write(bot, selfHarm);
    expect(dataOf(await reply(bot, id, said))).toMatchObject({ redFlagId: 'self-harm' });
  });

  test.each(['safe', 'notNow'] as const)('of a danger that is no more: "%s" meets a polite sentence, and what is pending stays', async (said) => {
    const bot = teamsBot();
    await write(bot, selfHarm);
    expect((await reply(bot, 'gone-for-good', said)).map(({ text }) => text)).toEqual([messages.earlierCard]);
    expect(dataOf(await write(bot, 'no'))).toMatchObject({ redFlagId: 'self-harm' });
  });

  test.each(['now', 'notSafe'] as const)('of a danger that is no more: "%s" leads to the number all the same', async (said) => {
    expect(saidIn(await reply(teamsBot(), 'gone-for-good', said))).toContain(JSON.stringify(messages.callNow.split('\n')[0]).slice(1, -1).slice(0, 24));
    const bot = teamsBot();
    await write(bot, selfHarm);
    expect(dataOf(await reply(bot, 'gone-for-good', said))).toMatchObject({ redFlagId: 'self-harm' });
  });

  test('danger typed beside a button is heard as it was typed', async () => {
    const value = carrying({ kind: 'say', text: messages.askNo, pressed: { kind: 'danger', redFlagId: 'baby-fever', reply: 'notNow' } });
    expect(dataOf(await teamsBot().send(shape('message-back-press', { text: limp, value })))).toMatchObject({ redFlagId: 'baby-unresponsive' });
  });
});

describe('among others a danger card asks nothing', () => {
  test.each(['yes', 'yeah', 'I am', 'no thanks'])('so "%s" is not taken for "I am safe now"', async (text) => {
    const bot = teamsBot();
    await inGroup(bot, limp);
    expect(saidIn(await inGroup(bot, text))).not.toContain('tell your doctor');
  });

  test.each(['I am safe now', 'she is safe now'])('but "%s" is', async (text) => {
    const bot = teamsBot();
    await inGroup(bot, limp);
    expect(saidIn(await inGroup(bot, text))).toContain('tell your doctor');
  });

  test('and "still not safe" shows it once more', async () => {
    const bot = teamsBot();
    await inGroup(bot, limp);
    expect(dataOf(await inGroup(bot, 'still not safe'))).toMatchObject({ redFlagId: 'baby-unresponsive' });
  });

  test('and nobody is reminded of it before all', async () => {
    const bot = teamsBot();
    await inGroup(bot, limp);
    expect(saidIn(await inGroup(bot, 'how long does milk keep'))).not.toContain('hope you have help');
    await write(bot, limp);
    expect(saidIn(await write(bot, 'how long does milk keep'))).toContain('hope you have help');
  });
});

/** The check that asks what is going on; its second and third question both have "None of these". */
async function begun(bot: BotUnderTest): Promise<Sent> {
  return press(bot, await write(bot, knowledge.guides.get('when-to-call')?.title ?? ''), 'My baby');
}

const inGuide = (guideStep: string): Readonly<Record<string, string>> => ({ kind: 'guide', guideId: 'when-to-call', guideStep });

describe('the buttons of a check', () => {
  test('pressed twice do not answer a question that nobody has read', async () => {
    const bot = teamsBot();
    const second = await begun(bot);
    expect(dataOf(await press(bot, second, 'None of these'))).toMatchObject(inGuide('baby-soon'));
    const again = await press(bot, second, 'None of these');
    expect(dataOf(again)).toMatchObject(inGuide('baby-soon'));
    expect(saidIn(again)).toContain(messages.guideEarlierButton);
  });

  test('"Back" of an earlier question does not go back from a later one', async () => {
    const bot = teamsBot();
    const second = await begun(bot);
    await press(bot, second, 'None of these');
    expect(dataOf(await press(bot, second, messages.guideBack))).toMatchObject(inGuide('baby-soon'));
  });

  test('"Stop" stops it from every one of its questions, and "Back" of the last one goes back', async () => {
    const bot = teamsBot();
    const second = await begun(bot);
    const third = await press(bot, second, 'None of these');
    expect(dataOf(await press(bot, third, messages.guideBack))).toMatchObject(inGuide('baby-now'));
    expect(saidIn(await press(bot, third, messages.guideStop))).toContain('we stop here');
    expect(saidIn(await press(bot, third, messages.guideStop))).toContain('we stop here');
  });

  test('the way on goes on with its own check, and says so when that has ended', async () => {
    const bot = teamsBot();
    const second = await begun(bot);
    const between = await write(bot, 'how long does milk keep in the fridge');
    expect(dataOf(await press(bot, between, messages.guideGoOn))).toMatchObject(inGuide('baby-now'));
    await press(bot, second, 'None of these');
    expect(dataOf(await press(bot, between, messages.guideGoOn))).toMatchObject(inGuide('baby-soon'));
    expect(saidIn(await press(teamsBot(), between, messages.guideGoOn))).toContain('belongs to a check that has ended');
  });

  test.each(['I\'m not sure', 'None of these', messages.guideBack])('after its end "%s" offers to begin it anew', async (title) => {
    const bot = teamsBot();
    const second = await begun(bot);
    await press(bot, second, messages.guideStop);
    const late = await press(bot, second, title);
    expect(saidIn(late)).toContain('belongs to a check that has ended');
    expect(button(cardOf(late[0]), knowledge.guides.get('when-to-call')?.title ?? '')).toBeDefined();
  });

  test('pressed by somebody else, they are no answer of theirs', async () => {
    const second = await begun(teamsBot());
    expect(saidIn(await press(teamsBot(), second, 'None of these'))).toContain('belongs to a check that has ended');
  });

  test('of one check do not answer another', async () => {
    const bot = teamsBot();
    const second = await begun(bot);
    const other = await write(bot, knowledge.guides.get('sore-nipple-check')?.title ?? '');
    expect(dataOf(await press(bot, second, 'None of these'))).toMatchObject(dataOf(other));
  });

  test('of a check that is no more say so', async () => {
    expect(saidIn(await carried(teamsBot(), 'None of these', { kind: 'guide', guideId: 'gone-for-good', stepId: 'who' }))).toContain('this check is not there any more');
  });

  test.each([['by somebody else', false], ['after Stop', true]])('the choice of a danger leads to that danger, also %s', async (_case, isOwn) => {
    const bot = teamsBot();
    const third = await press(bot, await begun(bot), 'None of these');
    await press(bot, third, messages.guideStop);
    expect(dataOf(await press(isOwn ? bot : teamsBot(), third, 'A fall, burn or poison'))).toMatchObject({ kind: 'red-flag', redFlagId: 'baby-injury', certainty: 'sure' });
  });

  test('a danger that hangs on the age is asked about, and is sure where the age is known', async () => {
    const yellow = { kind: 'guide', guideId: 'sleepy-baby-check', stepId: 'signs' } as const;
    expect(dataOf(await carried(teamsBot(), 'Yellow skin or eyes', yellow))).toMatchObject({ redFlagId: 'baby-jaundice', certainty: 'ask' });
    const bot = teamsBot();
    await write(bot, 'my baby is 6 days old');
    expect(dataOf(await carried(bot, 'Yellow skin or eyes', yellow))).toMatchObject({ redFlagId: 'baby-jaundice', certainty: 'sure' });
  });

  test('every choice that leads to danger does so without its check as well', async () => {
    const straight = [...knowledge.guides.values()].flatMap(({ id: guideId, steps, outcomes }) => [...steps.values()].flatMap((step) => (step.kind === 'choices' ? step.choices : []).flatMap(({ say, branches }) => {
      const ends = branches.flatMap(({ to }) => outcomes.get(to) ?? []);
      return ends.length === branches.length && ends.every(({ kind }) => kind === 'danger') ? [{ say, guideId, stepId: step.id }] : [];
    })));
    const missed = [];
    for (const { say, ...place } of straight) if (dataOf(await carried(teamsBot(), say, { kind: 'guide', ...place })).kind !== 'red-flag') missed.push(say);
    expect(straight.length).toBeGreaterThan(20);
    expect(missed).toEqual([]);
  });

  test('are not taken for a reply to a danger card that came since', async () => {
    const bot = teamsBot();
    const second = await begun(bot);
    await write(bot, selfHarm);
    expect(saidIn(await carried(bot, 'Yes', { kind: 'guide', guideId: 'when-to-call', stepId: 'baby-now' }))).not.toContain('tell your doctor');
    expect(dataOf(second).kind).toBe('guide');
  });
});

describe('"None of these" of a question that is over', () => {
  test('is thanked for, and not searched for', async () => {
    expect(saidIn(await carried(teamsBot(), messages.noneOfThese, { kind: 'didYouMean' }))).toContain('how old is your baby');
  });

  test('does not answer a check that is under way', async () => {
    const bot = teamsBot();
    const second = await begun(bot);
    expect(saidIn(await carried(bot, messages.noneOfThese, { kind: 'didYouMean' }))).toContain('how old is your baby');
    expect(dataOf(await press(bot, second, 'None of these'))).toMatchObject(inGuide('baby-soon'));
  });
});

describe('an edited message', () => {
  test('is no reply to the question of a check: that is asked once more', async () => {
    const bot = teamsBot();
    await begun(bot);
    expect(dataOf(await edit(bot, 'no'))).toMatchObject(inGuide('baby-now'));
    expect(dataOf(await edit(bot, 'my baby'))).toMatchObject(inGuide('baby-now'));
  });

  test('is no reply to a question about danger', async () => {
    const bot = teamsBot();
    await write(bot, selfHarm);
    expect(dataOf(await edit(bot, 'yes'))).toMatchObject({ redFlagId: 'self-harm' });
  });

  test('that became a question is answered, and the check waits', async () => {
    const bot = teamsBot();
    const second = await begun(bot);
    expect(dataOf(await edit(bot, 'how long does milk keep in the fridge'))).toMatchObject({ kind: 'answered', entryId: 'milk-storage' });
    expect(dataOf(await press(bot, second, 'None of these'))).toMatchObject(inGuide('baby-soon'));
  });

  test('that tells of danger is met as every danger', async () => {
    const bot = teamsBot();
    await begun(bot);
    expect(dataOf(await edit(bot, limp))).toMatchObject({ redFlagId: 'baby-unresponsive' });
  });
});
