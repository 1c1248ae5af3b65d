import type { Activity } from 'botbuilder';
import { hasFiles } from '../../../bot/teams/files';
import { isMentioned } from '../../../bot/teams/mentions';
import { utteranceOf } from '../../../bot/teams/utterance';
import { quickest } from '../../quickest';
import { shape } from './teams-bot';

const bot = { id: '28:bot', name: 'First Drops' };
const own = { type: 'mention', mentioned: bot, text: '<at>First Drops</at>' };
const mia = { type: 'mention', mentioned: { id: '29:mia', name: 'Mia Chen' }, text: '<at>Mia Chen</at>' };

function written(text: string, changes: Readonly<Record<string, unknown>> = {}): Activity {
  return shape('personal-message', { text, recipient: bot, entities: [own], ...changes });
}

describe('a mention of the bot is taken out', () => {
  test.each<[string, string, string]>([
    ['at the beginning', '<at>First Drops</at> how much milk', 'how much milk'],
    ['at the end', 'how much milk <at>First Drops</at>', 'how much milk'],
    ['in the middle', 'hey <at>First Drops</at> how much milk', 'hey how much milk'],
    ['between two words without a space', 'hey<at>First Drops</at>how much milk', 'hey how much milk'],
    ['twice', '<at>First Drops</at> <at>First Drops</at> how much milk', 'how much milk'],
    ['before a no-break space', '<at>First Drops</at>&nbsp;how much milk\n', 'how much milk'],
    ['as a husk without a name', '<at></at> how much milk', 'how much milk'],
    ['as half a husk', '</at> how much milk', 'how much milk'],
    ['with an id in the tag', '<at id="0">First Drops</at> how much milk', 'how much milk'],
    ['in another case, with other spaces', '<AT>first &nbsp;DROPS </AT> how much milk', 'how much milk'],
    ['typed without a tag', '@First Drops how much milk', 'how much milk'],
    ['behind the mark of a quoted message', '<quoted messageId="1764"/><at>First Drops</at> how much milk', 'how much milk'],
    ['and leaves nothing', '<at>First Drops</at>&nbsp;', ''],
  ])('%s', (_case, text, utterance) => {
    expect(utteranceOf(written(text))).toBe(utterance);
  });

  test.each<[string, readonly unknown[]]>([
    ['its entity has another case and other spaces', [{ ...own, text: '<at>first  drops</at>', mentioned: { id: bot.id } }]],
    ['its entity has no text', [{ type: 'mention', mentioned: bot }]],
    ['its entity has no name', [{ type: 'mention', mentioned: { id: bot.id } }]],
    ['its entity is missing', []],
    ['its entity is malformed', [{ type: 'mention' }, { type: 'mention', mentioned: 'bot' }, { type: 'mention', mentioned: { id: 7 } }]],
    ['its entity carries oddities', [{ ...own, text: 12, mentioned: { id: bot.id, name: ['x'] } }]],
  ])('when %s', (_case, entities) => {
    expect(utteranceOf(written('<at>First Drops</at> how much milk', { entities }))).toBe('how much milk');
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['a name of its own', { recipient: { id: bot.id, name: 'Milk Line (ward 4)' }, entities: [{ ...own, mentioned: { id: bot.id, name: 'Milk Line (ward 4)' } }] }],
    ['no name anywhere', { recipient: { id: bot.id }, entities: [{ type: 'mention', mentioned: { id: bot.id } }] }],
  ])('when the hospital gave the bot %s', (_case, changes) => {
    expect(utteranceOf(written('<at>Milk Line (ward 4)</at> how much milk', changes))).toBe('how much milk');
  });
});

describe('everything else that was written stays', () => {
  test.each<[string, string, string]>([
    ['another person, by name', '<at>Mia Chen</at> and <at>First Drops</at> how much milk', 'Mia Chen and how much milk'],
    ['the words of the bot\'s name', 'when do the first drops come', 'when do the first drops come'],
    ['a limit with its sign', 'his temperature is < 36 and > 35', 'his temperature is < 36 and > 35'],
    ['an address', 'mail mia@ward.example or @night', 'mail mia@ward.example or @night'],
    ['line breaks', 'first line\nsecond line', 'first line\nsecond line'],
    ['what was escaped', 'is 38 &gt; 37.5 &amp; bad? &#128118; &#x41;', 'is 38 > 37.5 & bad? 👶 A'],
    ['what was escaped twice, once', '&amp;lt;', '&lt;'],
    ['what only looks escaped', 'R&D; &unknown; &#0; &#xD800; &#9999999;', 'R&D; &unknown; &#0; &#xD800; &#9999999;'],
    ['tags in a message that is no HTML', 'the sign <b> on the bottle', 'the sign <b> on the bottle'],
  ])('%s', (_case, text, utterance) => {
    expect(utteranceOf(written(text, { entities: [mia, own] }))).toBe(utterance);
  });
});

describe('a message in HTML', () => {
  test.each<[string, string, string]>([
    ['loses its tags', '<p>how <strong>much</strong> milk</p>', 'how much milk'],
    ['keeps its lines apart', '<div>she is 3 days old</div><div>how much milk<br/>a day</div>', 'she is 3 days old\nhow much milk\na day'],
    ['keeps words apart that stand in a list', '<ul><li>fever</li><li>rash</li></ul>', 'fever\nrash'],
    ['keeps a limit with its sign', '<p>his temperature is &lt;36, or <36</p>', 'his temperature is <36, or <36'],
    ['loses attributes, whatever is in them', '<a title="a > b" href=\'x>y\'>how much milk</a>', 'how much milk'],
    ['loses the mention of the bot', '<p><at>First Drops</at>&nbsp;how much milk</p>', 'how much milk'],
    ['survives what is cut off', '<p>how much milk</p><a href="', 'how much milk\n<a href="'],
  ])('%s', (_case, text, utterance) => {
    expect(utteranceOf(written(text, { textFormat: 'xml' }))).toBe(utterance);
  });

  test.each(['<', '<a ', '<a"', '<a "\'', '<aaaa', '<at>', '<at', '</at ', '&', '&#', '@First ', '\n '])('of 60 KB of %j is read at once', (piece) => {
    const activity = written(piece.repeat(60_000 / piece.length), { textFormat: 'xml' });
    expect(quickest(() => utteranceOf(activity))).toBeLessThan(1_500);
  });
});

describe('a message that came as HTML only', () => {
  const copy = (content: unknown): Readonly<Record<string, unknown>> => ({ attachments: [{ contentType: 'text/html', content }] });
  const span = '<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">First Drops</span>';
  const quote = '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><strong>Ana</strong><p itemprop="preview">my baby is limp</p></blockquote>';
  test.each<[string, unknown, string]>([
    ['is read', '<p>how &lt;much&gt; milk</p>', 'how <much> milk'],
    ['is read without the mention of the bot', `<div>${span}&nbsp;how much milk</div>`, 'how much milk'],
    ['is read without what it quotes', `${quote}<p>how much</p>${quote}<p>milk</p>`, 'how much\n milk'],
    ['says nothing when it holds a file', '<attachment id="1"></attachment>', ''],
    ['says nothing when it is none', { html: 'x' }, ''],
  ])('%s', (_case, content, utterance) => {
    expect(utteranceOf(written('', copy(content))).replace(/\s*\n\s*/g, '\n ')).toBe(utterance);
  });

  test('does not count beside a text', () => {
    expect(utteranceOf(written('how much milk', copy('<p>something else</p>')))).toBe('how much milk');
  });

  test.each(['<blockquote schema.skype.com/Reply', `${quote}`, '<span schema.skype.com/Mention', '</blockquote>'])('of 60 KB of %j is read at once', (piece) => {
    const activity = written('', copy(piece.repeat(60_000 / piece.length)));
    expect(quickest(() => utteranceOf(activity))).toBeLessThan(1_500);
  });
});

describe('in a group the bot is spoken to', () => {
  test.each<[string, boolean, Activity]>([
    ['when its entity says so', true, shape('channel-mention')],
    ['when another person is mentioned as well', true, shape('group-mention-with-another-person')],
    ['when only the tag names it', true, written('<at>First Drops</at> hi', { entities: [] })],
    ['not when another person is mentioned', false, written('<at>Mia Chen</at> hi', { entities: [mia] })],
    ['not when nobody is mentioned', false, written('first drops of milk', { entities: [] })],
    ['not when there is nothing at all', false, shape('personal-message', { text: null, entities: null })],
  ])('%s', (_case, isSpokenTo, activity) => {
    expect(isMentioned(activity)).toBe(isSpokenTo);
  });
});

describe('a message has a file', () => {
  test.each<[string, boolean, readonly unknown[] | null]>([
    ['with a download', true, [{ contentType: 'application/vnd.microsoft.teams.file.download.info' }]],
    ['with a picture', true, [{ contentType: 'image/*', contentUrl: 'https://smba.trafficmanager.net/x' }]],
    ['with a recording', true, [{ contentType: 'audio/mp4' }]],
    ['with a recording as a card', true, [{ contentType: 'application/vnd.microsoft.card.audio' }]],
    ['of an unknown kind', true, [{ contentType: 'application/pdf' }]],
    ['not with the HTML that Teams sends beside every text', false, [{ contentType: 'text/html', content: '<p>hi</p>' }]],
    ['not with a card', false, [{ contentType: 'application/vnd.microsoft.card.adaptive' }, { contentType: 'application/vnd.microsoft.card.thumbnail' }]],
    ['not with a quoted message', false, [{ contentType: 'messageReference' }]],
    ['not with something that is no attachment', false, [{}, { contentType: 3 }]],
    ['not without any', false, null],
  ])('%s', (_case, isThere, attachments) => {
    expect(hasFiles(shape('personal-message', { attachments }))).toBe(isThere);
  });
});
