import { MemoryStorage } from 'botbuilder';
import { assistant, botUnderTest, knowledge } from '../bot-under-test';
import { wordsOn } from './card-shapes';
import { invoke, rowsOf, sentenceOf, titlesOf, typed } from './invoke';

const titleOf = (id: string): string => knowledge.entries.get(id)?.title ?? `no entry ${id}`;
const starters = knowledge.site.starters.map(titleOf);

describe('the search box', () => {
  test.each([
    ['mastitis', 'mastitis'], ['masti', 'mastitis'], ['sore nipples', 'sore-nipples'], ['how long does milk keep in the fridge', 'milk-storage'], ['  how do i latch my baby ', 'latch-how'],
  ])('"%s" shows %s first', async (words, id) => {
    expect(titlesOf(await rowsOf('query', typed(words)))[0]).toBe(titleOf(id));
  });

  test.each(['pump', 'milk', 'baby', 'nipple sh', 'pain'])('"%s" shows two to eight answers, none twice', async (words) => {
    const titles = titlesOf(await rowsOf('query', typed(words)));
    expect(titles.length).toBeGreaterThan(1);
    expect(titles.length).toBeLessThanOrEqual(8);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('what the bot would offer stands first', async () => {
    const { answer } = assistant.lookUp('pump');
    expect(titlesOf(await rowsOf('query', typed('pump'))).slice(0, 3)).toEqual(answer.kind === 'unsure' ? answer.offered.map(({ title }) => title) : []);
  });

  test('two questions get their two answers first', async () => {
    const titles = titlesOf(await rowsOf('query', typed('how long does milk keep in the fridge and can i drink coffee?')));
    expect(titles.slice(0, 2).sort()).toEqual([titleOf('caffeine'), titleOf('milk-storage')].sort());
  });

  test.each([
    ['before anything is typed', { commandId: 'search', parameters: [{ name: 'initialRun', value: 'true' }], queryOptions: { skip: 0, count: 25 } }],
    ['when all is deleted again', typed('')],
    ['at spaces', typed('   ')],
    ['at a greeting', typed('hi')],
  ])('shows the first choices of the hospital %s', async (_case, value) => {
    expect(titlesOf(await rowsOf('query', value))).toEqual(starters);
  });

  test.each([
    ['nothing fits', 'what is the capital of france', /no answer to these words/],
    ['another language is written', 'do you speak spanish', /only speak English/],
  ])('says so in a plain sentence when %s', async (_case, words, expected) => {
    const said = await sentenceOf('query', typed(words));
    expect(said).toMatch(expected);
    expect(said).not.toMatch(/\*\*|\]\(/);
  });

  test.each([
    [{ skip: 0, count: 2 }, 0, 2], [{ skip: 2, count: 2 }, 2, 4], [{ skip: 1, count: 25 }, 1, 8], [{ skip: 8, count: 25 }, 8, 8], [{ skip: 800, count: 25 }, 8, 8],
    [undefined, 0, 8], [null, 0, 8], [{ skip: -1, count: -1 }, 0, 8], [{ skip: 'a', count: 'b' }, 0, 8], [{ count: 1 }, 0, 1], [{ skip: 0, count: 1e9 }, 0, 8],
  ])('asked for the part %j it gives rows %d to %d', async (queryOptions, from, to) => {
    const all = titlesOf(await rowsOf('query', typed('breast milk pump')));
    expect(titlesOf(await rowsOf('query', { ...Object(typed('breast milk pump')), queryOptions }))).toEqual(all.slice(from, to));
  });
});

describe('danger in the search box', () => {
  test.each([['my baby is limp and will not wake up', 'baby-unresponsive'], ['suicid', 'self-harm']])('"%s" shows the danger first', async (words, id) => {
    const redFlag = knowledge.redFlags.get(id);
    const [first] = await rowsOf('query', typed(words));
    expect(first.preview.content.title).toBe(redFlag?.title);
    expect(wordsOn(first.content)).toContain(redFlag?.message);
    expect(wordsOn(first.content)).toContain(redFlag?.waiting);
  });

  test('the number can be read without opening the row', async () => {
    const [first] = await rowsOf('query', typed('my baby is limp and will not wake up'));
    expect(first.preview.content.text).toMatch(/^Emergency · Call 911 now/);
  });

  test('what else was asked stands below it', async () => {
    const titles = titlesOf(await rowsOf('query', typed('my baby is limp and will not wake up. Also how long does milk keep in the fridge?')));
    expect(titles[1]).toBe(titleOf('milk-storage'));
  });
});

describe('an answer that depends on the age', () => {
  test('is the one for the age that was typed, and says so', async () => {
    const { answer } = assistant.lookUp('is my 3 day old getting enough milk');
    if (answer.kind !== 'answered' || answer.entry.variants.length === 0) throw new Error('Think of another question whose answer depends on the age');
    const [first] = await rowsOf('query', typed('is my 3 day old getting enough milk'));
    expect(wordsOn(first.content)).toContain(answer.short);
    expect(wordsOn(first.content)).toContain('For a baby of 3 days:');
  });

  test('is the general one when no age was typed', async () => {
    const [first] = await rowsOf('query', typed(titleOf('enough-milk')));
    expect(wordsOn(first.content)).toContain(knowledge.entries.get('enough-milk')?.short);
    expect(wordsOn(first.content).join()).not.toContain('For a baby of');
  });
});

describe('a link to an answer', () => {
  const address = 'https://bot.example/a/mastitis';

  test.each([
    ['as the bot gives it', address], ['with what trackers add', `${address}?utm_source=x`], ['with a place in the page', `${address}#call`], ['with a slash at the end', `${address}/`], ['with a shouting host', 'HTTPS://BOT.EXAMPLE/a/mastitis'], ['with the port that goes without saying', 'https://bot.example:443/a/mastitis'],
  ])('unfurls %s, for people who have the app and for others', async (_case, url) => {
    const [named] = await rowsOf('queryLink', { url });
    expect(named.preview.content.title).toBe(titleOf('mastitis'));
    expect(await rowsOf('anonymousQueryLink', { url })).toEqual([named]);
  });

  test.each([
    ['of another host', 'https://evil.example/a/mastitis'], ['of a host that only begins like ours', 'https://bot.example.evil.example/a/mastitis'], ['that hides another host behind ours', 'https://bot.example@evil.example/a/mastitis'], ['of another port', 'https://bot.example:8443/a/mastitis'],
    ['of an answer that is not there', 'https://bot.example/a/nothing'], ['of what every object has', 'https://bot.example/a/constructor'], ['of another page of ours', 'https://bot.example/sheet?answers=mastitis'], ['of a deeper path', 'https://bot.example/a/b/mastitis'], ['of a danger', 'https://bot.example/a/baby-unresponsive'],
    ['that is no link', 'mastitis'], ['of another protocol', 'ftp://bot.example/a/mastitis'], ['with a script', 'javascript:alert(1)'], ['that is endless', `${address}?${'x'.repeat(100_000)}`], ['that is empty', ''], ['that is a number', 7], ['that is missing', undefined],
  ])('%s unfurls to nothing', async (_case, url) => {
    expect(await rowsOf('queryLink', { url })).toEqual([]);
    expect(await rowsOf('anonymousQueryLink', { url })).toEqual([]);
  });
});

test('nothing of a search is remembered', async () => {
  const storage = new MemoryStorage();
  await invoke('query', typed('marker-zebra sore nipples'), botUnderTest(storage));
  await invoke('fetchTask', { commandId: 'answer', messagePayload: { body: { contentType: 'text', content: 'marker-zebra sore nipples' } } }, botUnderTest(storage));
  await invoke('queryLink', { url: 'https://bot.example/a/mastitis' }, botUnderTest(storage));
  expect(JSON.stringify(storage)).not.toMatch(/zebra|mastitis|sore/);
});

test('rows come while a person types: fifty searches', async () => {
  const phrasings = [...knowledge.entries.values()].flatMap(({ phrasings: own }) => own.slice(0, 1)).slice(0, 50);
  const bot = botUnderTest();
  const times: number[] = [];
  for (const words of phrasings) {
    const start = process.cpuUsage();
    await bot.send({ type: 'invoke', name: 'composeExtension/query', channelId: 'msteams', value: typed(words) });
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1_000);
  }
  const median = times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
  process.stdout.write(`Message extension: ${times.length} searches, median ${median.toFixed(1)} ms of work, slowest ${times[times.length - 1].toFixed(1)} ms\n`);
  expect(times).toHaveLength(50);
  expect(median).toBeLessThan(300);
});
