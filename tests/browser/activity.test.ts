import { readActivity, readActivitySet } from '../../channels/widget/page/chat/activity';
import { createBackoff } from '../../channels/widget/page/chat/direct-line/backoff';
import { createJournal } from '../../channels/widget/page/chat/direct-line/journal';

const fromBot = { type: 'message', id: 'c|0000002', from: { id: 'first-drops', role: 'bot' } };
const fromUser = { type: 'message', id: 'c|0000001', from: { id: 'dl_1', role: 'user' } };

describe('a message of the bot', () => {
  test('has its words, danger, level and language', () => {
    const channelData = { firstDrops: { kind: 'answered', level: 'call-today', language: 'es' } };
    expect(readActivity({ ...fromBot, text: 'Hola', channelData })).toEqual({ kind: 'bot', id: 'c|0000002', text: 'Hola', isMarkdown: true, suggestions: [], redFlag: undefined, redFlagId: undefined, level: 'call-today', isAnswer: true, pictures: [], cards: [], language: 'es' });
  });

  test.each([['sure', 'sure'], ['ask', 'ask'], [undefined, 'sure'], ['perhaps', 'sure']])('a red flag of certainty %j is shown as %j', (certainty, redFlag) => {
    expect(readActivity({ ...fromBot, text: 'Call', channelData: { firstDrops: { kind: 'red-flag', certainty } } })).toMatchObject({ redFlag });
  });

  test.each([['emergency'], ['toString'], [7], [null]])('a level that is none (%j) is not shown', (level) => {
    expect(readActivity({ ...fromBot, text: 'x', channelData: { firstDrops: { level } } })).toMatchObject({ level: undefined });
  });

  test.each([[{ entryId: 'a' }, true], [{ level: 'watch' }, true], [{ redFlagId: 'limp', level: 'emergency' }, true], [{ kind: 'small-talk' }, false], [{ kind: 'guide', guideStep: 'age' }, false], [undefined, false], [{ entryId: 7 }, false]])('marked %j it is something to keep: %j', (firstDrops, isAnswer) => {
    expect(readActivity({ ...fromBot, text: 'x', channelData: { firstDrops } })).toMatchObject({ isAnswer });
  });

  test('has the time at which it was said', () => {
    expect(readActivity({ ...fromBot, text: 'x', timestamp: '2026-11-29T03:12:00.000Z' })).toMatchObject({ time: '2026-11-29T03:12:00.000Z' });
  });

  test('without words, but with a card, is one', () => {
    const card = { contentType: 'application/vnd.microsoft.card.hero', content: { title: 'x' } };
    expect(readActivity({ ...fromBot, attachments: [card] })).toMatchObject({ cards: [card] });
  });

  test('plain text is not read as Markdown', () => {
    expect(readActivity({ ...fromBot, text: '**x**', textFormat: 'plain' })).toMatchObject({ isMarkdown: false });
  });
});

describe('a drawing', () => {
  const pictures = (contentUrl: unknown, contentType = 'image/svg+xml') => readActivity({ ...fromBot, text: 'x', attachments: [{ contentType, contentUrl, name: 'A hand' }] });
  test.each(['/pictures/c-shape.svg', 'https://bot.example.org/pictures/c-shape.svg', 'http://elsewhere.example/pictures/c-shape.svg'])('%s is loaded from the page\'s own server', (address) => {
    expect(pictures(address)).toMatchObject({ pictures: [{ address: '/pictures/c-shape.svg', words: 'A hand' }] });
  });
  test.each(['https://elsewhere.example/x.svg', 'javascript:alert(1)', '/pictures/../secret.svg', '', 5, null])('%j is not shown', (address) => {
    expect(pictures(address)).toMatchObject({ pictures: [] });
  });
  test('another kind of attachment is not shown', () => {
    expect(pictures('/pictures/c-shape.svg', 'text/html')).toMatchObject({ pictures: [] });
  });
});

describe('suggested actions', () => {
  const suggest = (action: object): unknown => readActivity({ ...fromBot, text: 'x', suggestedActions: { actions: [action] } });

  test.each([
    ['imBack says its value', { type: 'imBack', title: 'Yes', value: 'yes please' }, { title: 'Yes', saying: { text: 'yes please', marks: {} } }],
    ['imBack without a value says its title', { type: 'imBack', title: 'Yes' }, { title: 'Yes', saying: { text: 'Yes', marks: {} } }],
    ['messageBack sends its text and value, and shows its display text', { type: 'messageBack', title: 'Why?', text: 'why', displayText: 'Why is that?', value: { entryId: 'a' } }, { title: 'Why?', saying: { text: 'why', value: { entryId: 'a' }, marks: { messageBack: { displayText: 'Why is that?' } } } }],
    ['postBack with words sends them silently', { type: 'postBack', title: 'Go', value: 'go' }, { title: 'Go', saying: { text: 'go', marks: { postBack: true } } }],
    ['postBack with an object sends it silently', { type: 'postBack', title: 'Go', value: { a: 1 } }, { title: 'Go', saying: { value: { a: 1 }, marks: { postBack: true } } }],
  ])('%s', (_name, action, suggestion) => {
    expect(suggest(action)).toMatchObject({ suggestions: [suggestion] });
  });

  test.each([[{ type: 'openUrl', title: 'x', value: 'https://example.org' }], [{ type: 'imBack' }], [{}], [null], ['imBack'], [{ type: 'imBack', title: 5 }]])('%j is left out', (action) => {
    expect(readActivity({ ...fromBot, text: 'x', suggestedActions: { actions: [action] } })).toMatchObject({ suggestions: [] });
  });
});

describe('an own message', () => {
  test('is shown as written', () => {
    expect(readActivity({ ...fromUser, text: '**hi**', channelData: { clientActivityID: 'm1' } })).toEqual({ kind: 'own', id: 'c|0000001', clientActivityId: 'm1', text: '**hi**' });
  });

  test('of a button shows what the button showed', () => {
    expect(readActivity({ ...fromUser, text: 'why', channelData: { clientActivityID: 'm1', messageBack: { displayText: 'Why?' } } })).toMatchObject({ text: 'Why?' });
  });

  test('of a silent button shows nothing', () => {
    expect(readActivity({ ...fromUser, text: 'go', channelData: { clientActivityID: 'm1', postBack: true } })).toMatchObject({ text: undefined });
  });
});

test('the end of a conversation is one', () => {
  expect(readActivity({ type: 'endOfConversation', id: 'c|0000009', from: { role: 'bot' } })).toEqual({ kind: 'ended', id: 'c|0000009' });
});

describe('everything else', () => {
  test('the end of what is remembered is told of', () => {
    expect(readActivity({ ...fromBot, type: 'endOfConversation' })).toEqual({ kind: 'ended', id: 'c|0000002' });
  });

  test.each([[undefined], [null], ['text'], [{ ...fromUser, type: 'endOfConversation' }], [[]], [{}], [{ type: 'event' }], [{ type: 'trace' }], [{ type: 'conversationUpdate' }], [{ ...fromBot, text: '' }], [{ ...fromBot, text: 5 }]])('%j is passed over', (activity) => {
    expect(readActivity(activity)).toBeUndefined();
  });

  test('a typing sign of the bot is one', () => {
    expect(readActivity({ ...fromBot, type: 'typing', id: undefined })).toEqual({ kind: 'typing', id: undefined });
  });

  test.each([[undefined], [{}], [{ activities: 'x' }], ['<html>']])('%j is no set of activities', (set) => {
    expect(readActivitySet(set)).toBeUndefined();
  });
});

describe('the journal', () => {
  const message = (id: string): { readonly kind: 'typing'; readonly id: string } => ({ kind: 'typing', id });

  test('lets every activity pass once, however often it is replayed', () => {
    const journal = createJournal();
    expect(journal.take({ activities: [message('1'), message('2')], watermark: '2' })).toHaveLength(2);
    expect(journal.take({ activities: [message('1'), message('2'), message('3')], watermark: '3' })).toEqual([message('3')]);
  });

  test('keeps its place when a frame names none', () => {
    const journal = createJournal();
    journal.take({ activities: [], watermark: '7' });
    journal.take({ activities: [message('8')] });
    expect(journal.watermark()).toBe('7');
  });

  test('begins at the beginning, also after a restart', () => {
    const journal = createJournal();
    journal.take({ activities: [message('1')], watermark: '1' });
    journal.restart();
    expect(journal.watermark()).toBe('0');
    expect(journal.take({ activities: [message('1')] })).toHaveLength(1);
  });
});

describe('the wait between two tries', () => {
  test('doubles from half a second and ends at fifteen', () => {
    const { next } = createBackoff(() => 1);
    expect([1, 2, 3, 4, 5, 6, 7].map(next)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });

  test('differs from phone to phone, but is never less than half', () => {
    expect(createBackoff(() => 0).next()).toBe(250);
  });

  test('stays short on a line that comes and goes', () => {
    const backoff = createBackoff(() => 1);
    const waits = [1, 2, 3, 4, 5].map(() => {
      backoff.ease();
      return backoff.next();
    });
    expect(waits).toEqual([500, 1_000, 2_000, 2_000, 2_000]);
  });

  test('begins anew after a good connection', () => {
    const backoff = createBackoff(() => 1);
    backoff.next();
    backoff.next();
    backoff.reset();
    expect(backoff.next()).toBe(500);
  });
});
