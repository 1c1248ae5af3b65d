/** The scripts of the chat page against the server's own triage: the same signs, the same weights, the same decision. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { triage } from '../../assistant/safety/triage';
import { packTriage, unpackTriage } from '../../assistant/safety/pack';
import { decodeText, encodeText } from '../../assistant/safety/text-code';
import { learnedTriage, shippedDangerScript, triageInput } from './content';
import { grid } from './grid';
import { pairs } from './pairs';

interface Found {
  readonly redFlagId: string;
  readonly level: string;
  readonly certainty: 'sure' | 'ask';
  readonly text: string;
}

interface Engine {
  readonly look: (utterance: string) => Found | undefined;
  readonly forget: () => void;
}

const project = join(__dirname, '../..');
const input = triageInput();
const model = learnedTriage();

/** The engine as the build makes it. esbuild is asked in a process of its own: inside jest it does not know its own byte arrays. */
function bundledEngine(): string {
  const folder = mkdtempSync(join(tmpdir(), 'first-drops-engine-'));
  const file = join(folder, 'engine.js');
  const program = `import('${join(project, 'channels/widget/triage-script.mjs')}').then(async ({ triageEngine }) => (await import('node:fs')).writeFileSync(${JSON.stringify(file)}, await triageEngine()))`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', program]);
  const engine = readFileSync(file, 'utf8');
  rmSync(folder, { recursive: true });
  return engine;
}

const engine = bundledEngine();
const data = shippedDangerScript();

/** The script run as a page runs it: nothing but what every browser has. */
function runInPage(): Engine {
  const context = createContext({ setTimeout: () => 0, atob, btoa, TextDecoder, TextEncoder });
  for (const script of [engine, data]) new Script(script).runInContext(context);
  const left: unknown = new Script('firstDropsTriage').runInContext(context);
  if (typeof left !== 'object' || left === null || !('look' in left) || !('forget' in left)) throw new Error('The script left no firstDropsTriage on the page.');
  const { look, forget } = left;
  if (typeof look !== 'function' || typeof forget !== 'function') throw new Error('firstDropsTriage has no look and forget.');
  const asFound = (found: unknown): Found | undefined => (found === undefined ? undefined : JSON.parse(JSON.stringify(found)) as Found);
  return { look: (utterance) => asFound(Reflect.apply(look, undefined, [utterance])), forget: () => void Reflect.apply(forget, undefined, []) };
}

const page = runInPage();

/** As a first message: nothing told before. */
function decided(utterance: string): string {
  page.forget();
  const found = page.look(utterance);
  return found === undefined ? 'none' : `${found.redFlagId} ${found.certainty}`;
}

function onServer(utterance: string): string {
  const found = triage(unpacked, utterance, {});
  return found === undefined ? 'none' : `${found.redFlagId} ${found.certainty}`;
}

const unpacked = unpackTriage(packTriage(model));

test('the scripts weigh at most 40 KB gzipped', () => {
  expect(gzipSync(engine, { level: 9 }).length + gzipSync(data, { level: 9 }).length).toBeLessThanOrEqual(40 * 1024);
});

describe('page and server decide alike', () => {
  test.each(input.redFlags.map(({ id, caught, passed }) => [id, [...caught, ...passed]] as const))('on every caught and every passed message of %s', (_, utterances) => {
    expect(utterances.filter((utterance) => decided(utterance) !== onServer(utterance))).toEqual([]);
  });
  test('on the grid, the pairs and a thousand ordinary messages', () => {
    const others = [...grid(), ...pairs()].map(({ utterance }) => utterance).concat(input.ordinary.filter((_, index) => index % 25 === 0).slice(0, 1000));
    expect(others.filter((utterance) => decided(utterance) !== onServer(utterance))).toEqual([]);
  });
});

test('the page shows the words it was given for that danger, with a number to tap', () => {
  page.forget();
  expect(page.look('she is floppy and will not wake up')).toMatchObject({ redFlagId: 'baby-unresponsive', level: 'emergency', certainty: 'sure', text: expect.stringContaining('](tel:') as unknown });
});

test('the page remembers the age of the baby until a new conversation begins', () => {
  page.forget();
  page.look('my baby is 2 years old');
  expect(page.look('his temp is 38.3')).toBeUndefined();
  page.forget();
  page.look('my baby is 3 weeks old');
  expect(page.look('his temp is 38.3')?.redFlagId).toBe('baby-fever');
});

describe('the coder of the script', () => {
  test.each([[''], ['a'], ['…é🤱 "quoted" \\n'], ['wake '.repeat(3000)]])('gives back what it was given (%#)', (text) => {
    expect(decodeText(encodeText(text))).toBe(text);
  });
});
