import { createDangerReply } from '../../bot/danger-reply';
import { assistant, dataOf, knowledge } from './bot-under-test';
import { shape } from './teams/teams-bot';

const dangerReply = createDangerReply({ assistant, knowledge: () => knowledge, publicAddress: 'https://bot.example' });
const limp = 'my baby is limp and will not wake up';
const pressed = { firstDrops: { version: 1, do: 'say', text: limp } };

describe('danger is seen by the words alone, wherever they stand', () => {
  test.each([
    ['a message of the chat page', { type: 'message', channelId: 'directline', text: limp }],
    ['a message in Teams', shape('personal-message', { text: limp })],
    ['a mention in a channel', shape('channel-mention', { text: `<at>First Drops</at>&nbsp;${limp}` })],
    ['HTML only', shape('personal-message', { text: '', attachments: [{ contentType: 'text/html', content: `<p>${limp}</p>` }] })],
    ['an edited message', shape('edited-message', { text: limp })],
    ['a pressed button that sends a message', shape('submit-press', { value: pressed })],
    ['a pressed button that changes its card', shape('execute-press', { value: { action: { type: 'Action.Execute', data: pressed } } })],
    ['a button of a danger card, which says no more than "yes"', shape('submit-press', { value: { firstDrops: { version: 1, do: 'say', text: knowledge.messages.askYes, pressed: { kind: 'danger', redFlagId: 'baby-fever', reply: 'now' } } } })],
  ])('%s', (_where, activity) => {
    const reply = dangerReply(activity);
    expect(reply && dataOf([reply])).toMatchObject({ kind: 'red-flag' });
  });

  test('in a channel as discreetly as ever: no words of alarm on a locked phone', () => {
    expect(dangerReply(shape('channel-mention', { text: `<at>First Drops</at> ${limp}` }))?.summary).toBe(knowledge.messages.cardHelpTitle);
  });

  test.each([
    ['an ordinary question', shape('personal-message')],
    ['somebody who joins', shape('person-joins-team')],
    ['what people of a group say to each other', shape('group-mention-with-another-person', { text: limp, entities: null, attachments: null })],
    ['a message that was taken back from deletion', shape('restored-message', { text: limp })],
    ['a reaction', shape('reaction')],
    ['a typing sign of the chat page', { type: 'typing', channelId: 'directline' }],
  ])('nothing is said to %s', (_what, activity) => {
    expect(dangerReply(activity)).toBeUndefined();
  });
});
