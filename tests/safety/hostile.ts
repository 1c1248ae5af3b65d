/** Random and hostile messages: noise, endless words, repeated signs, markup, other alphabets, lone surrogates. Always the same ones. */
import { seededRandom } from '../../assistant/learning/random';

const fragments = [
  'not ', 'no ', 'baby ', 'blue ', 'lips ', '38.4 ', '12 hours ', 'since 9 last night ', 'a ', 'breathing ', 'blood ', '\n', '. ', ', ', '???', '🤱', '\u0000', '\ud800', '<script>', '${x}', 'constructor ', '__proto__ ', 'ß', 'א', '中文', '%', '1e309 ', '-1 ', '٣ ',
  'zero point point five ', 'hundred hundred ', 'half half ', "'''", 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'unless ', '~ + | [ ] { } ',
];

const extremes = ['a'.repeat(100_000), 'no '.repeat(40_000), 'baby blue lips '.repeat(8000), '1 '.repeat(50_000), '38.4 '.repeat(20_000), '.'.repeat(100_000), 'since 9 '.repeat(15_000), '\ud800'.repeat(5000), ', '.repeat(50_000), 'not not wake '.repeat(9000)];

export function hostileMessages(count: number): string[] {
  const random = seededRandom(4);
  const any = (): string => fragments[Math.floor(random() * fragments.length)];
  const made = Array.from({ length: count - extremes.length }, () => Array.from({ length: Math.floor(random() ** 3 * 120) }, any).join(''));
  return [...extremes, ...made];
}
