/** Edits of a running bot's content that come at a bad moment: while another is learned, or when learning fails. */
import { appendFileSync, copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentVersionOf, readContentFiles } from '../../assistant/knowledge/content-files';
import { withholdNothing } from '../../assistant/withheld';
import { learnInBackground, type Lesson } from '../../live/background';
import { liveContent, type LiveContent, type LiveContentParts } from '../../live/live-content';

const project = join(__dirname, '../..');
const homes: string[] = [];
const running: LiveContent[] = [];
afterEach(() => {
  for (const live of running.splice(0)) live.stop();
  for (const home of homes.splice(0)) rmSync(home, { recursive: true });
});

/** Asks again until it is so: the folder is looked at by a timer. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}

interface Bot {
  readonly live: LiveContent;
  readonly version: () => string;
  /** How often learning was begun. */
  readonly lessons: () => number;
  /** Ends the lesson that is going on: by what it learns when it is given as 'learned', from the folder as it was at its beginning. */
  readonly endLesson: (how: 'learned' | Lesson | Error) => void;
  /** What the thread that answers learned. */
  readonly learnedHere: readonly string[];
  readonly told: readonly (readonly [string, boolean])[];
  /** Needs no learning. */
  readonly changeText: (to: string) => void;
  /** Must be learned. */
  readonly addPhrasing: () => void;
  readonly phrasings: string;
}

interface Wishes {
  /** While the content is being loaded for the first time. */
  readonly duringStart?: (contentFolder: string) => void;
  readonly learn?: LiveContentParts['learn'];
}

const fewDrops = 'en/answers/hand-expression/hand-expression-few-drops.md';

/** The shipped content, which the thread that answers need not learn; the test says when a lesson of the other one ends. */
async function startBot({ duringStart, ...wishes }: Wishes = {}): Promise<Bot> {
  const home = mkdtempSync(join(tmpdir(), 'first-drops-edits-'));
  homes.push(home);
  const [contentFolder, cacheFolder] = [join(home, 'content'), join(home, 'cache')];
  cpSync(join(project, 'content'), contentFolder, { recursive: true });
  if (existsSync(join(project, '.cache'))) cpSync(join(project, '.cache'), cacheFolder, { recursive: true });
  const ends: ((how: 'learned' | Lesson | Error) => void)[] = [];
  const learn = (): Promise<Lesson> => {
    const contentVersion = contentVersionOf(readContentFiles(contentFolder));
    return new Promise((resolve, reject) => ends.push((how) => (how instanceof Error ? reject(how) : resolve(how === 'learned' ? { kind: 'learned', contentVersion } : how))));
  };
  const learnedHere: string[] = [];
  const told: (readonly [string, boolean])[] = [];
  const live = await liveContent({
    contentFolder, cacheFolder, learn, isWithheld: withholdNothing, everySeconds: 0.02,
    onProgress: (what) => {
      if (what.includes('is still an example value')) duringStart?.(contentFolder);
      else learnedHere.push(what);
    },
    onChange: (sentence, isTaken) => void told.push([sentence, isTaken]),
    ...wishes,
  });
  running.push(live);
  // A checkout whose content is not learned yet learns at the start.
  learnedHere.splice(0);
  const file = join(contentFolder, fewDrops);
  const original = readFileSync(file, 'utf8');
  const phrasings = join(contentFolder, 'en/phrasings/hand-expression-few-drops.txt');
  return {
    live, learnedHere, told, phrasings,
    version: () => live.current().knowledge.contentVersion,
    lessons: () => ends.length,
    endLesson: (how) => ends.at(-1)?.(how),
    changeText: (to) => writeFileSync(file, original.replace('A few drops is normal', to)),
    addPhrasing: () => appendFileSync(phrasings, 'only wee beads of colostrum so far\n'),
  };
}

const minutes = 60_000;

test('an edit saved while another is learned is learned in its turn, and so is one that is taken back; the thread that answers never learns', async () => {
  const bot = await startBot();
  const before = bot.version();
  const text = readFileSync(bot.phrasings, 'utf8');
  bot.changeText('Some drops are normal');
  await until(() => bot.lessons() === 1);
  bot.addPhrasing();
  bot.endLesson('learned');
  await until(() => bot.lessons() === 2);
  writeFileSync(bot.phrasings, text);
  bot.endLesson('learned');
  await until(() => bot.lessons() === 3);
  expect([bot.version(), bot.told]).toEqual([before, []]);
  bot.endLesson('learned');
  await until(() => bot.version() !== before);
  expect(bot.told).toEqual([[`The content is now version ${bot.version()}`, true]]);
  expect(bot.learnedHere).toEqual([]);
}, 5 * minutes);

test('a folder put back as it was while its edit is learned goes on as it is', async () => {
  const bot = await startBot();
  const before = bot.version();
  const aside = `${bot.phrasings}.aside`;
  renameSync(bot.phrasings, aside);
  copyFileSync(aside, bot.phrasings);
  bot.addPhrasing();
  await until(() => bot.lessons() === 1);
  // With its time, as a backup puts it back.
  renameSync(aside, bot.phrasings);
  bot.endLesson('learned');
  bot.changeText('Some drops are normal');
  await until(() => bot.lessons() === 2);
  expect([bot.version(), bot.told, bot.live.problems(), bot.learnedHere]).toEqual([before, [], [], []]);
}, 5 * minutes);

test('what another thread learned and nobody kept is told; the thread that answers does not learn it', async () => {
  const bot = await startBot();
  const before = bot.version();
  bot.addPhrasing();
  await until(() => bot.lessons() === 1);
  bot.endLesson('learned');
  await until(() => bot.told.length > 0);
  expect(bot.live.problems()).toEqual([expect.stringMatching(/could not be taken over, which is tried again.*not in the cache folder/)]);
  expect([bot.version(), bot.learnedHere]).toEqual([before, []]);
}, 5 * minutes);

test('an edit whose take-over fails is told once and until it is in use, and is tried again', async () => {
  const bot = await startBot();
  bot.changeText('Some drops are normal');
  for (const attempt of [1, 2]) {
    await until(() => bot.lessons() === attempt);
    bot.endLesson(new Error('EMFILE: too many open files'));
    await until(() => bot.told.length > 0);
    expect(bot.live.problems()).toEqual([expect.stringMatching(/could not be taken over, .*EMFILE/)]);
  }
  await until(() => bot.lessons() === 3);
  bot.endLesson('learned');
  await until(() => bot.live.problems().length === 0);
  expect(bot.told).toEqual([[expect.stringContaining('EMFILE'), false], [`The content is now version ${bot.version()}`, true]]);
}, 5 * minutes);

test('a broken edit is told, and learned no second time before it is edited', async () => {
  const bot = await startBot();
  bot.changeText('Some drops are normal');
  await until(() => bot.lessons() === 1);
  bot.endLesson({ kind: 'broken', problems: ['site.yaml: a mistake. Mend it.'] });
  await until(() => bot.told.length > 0);
  expect([bot.live.problems(), bot.told]).toEqual([['site.yaml: a mistake. Mend it.'], [['The edited content is not used: site.yaml: a mistake. Mend it.', false]]]);
  bot.changeText('Few drops are normal');
  await until(() => bot.lessons() > 1);
  bot.endLesson('learned');
  await until(() => bot.live.problems().length === 0);
  expect(bot.lessons()).toBe(2);
}, 5 * minutes);

test('an edit saved while the bot starts is seen by the first look', async () => {
  const bot = await startBot({ duringStart: (folder) => appendFileSync(join(folder, 'en/phrasings/alcohol.txt'), 'a cider at the fair\n') });
  await until(() => bot.lessons() === 1);
}, 5 * minutes);

test('a thread that cannot begin is no mistake of the content: it is tried again', async () => {
  // Uncompiled, the program of the thread is not there.
  const attempts: unknown[] = [];
  const bot = await startBot({
    learn: (place) => {
      const lesson = learnInBackground(place);
      attempts.push(lesson);
      return lesson;
    },
  });
  bot.changeText('Some drops are normal');
  await until(() => attempts.length > 1);
  await expect(attempts[0]).rejects.toThrow(/background\.js/);
  expect(bot.live.problems()).toEqual([expect.stringMatching(/which is tried again/)]);
}, 5 * minutes);
