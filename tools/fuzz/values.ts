/** JSON values that no client should send. What `JSON.stringify` would not write stands between `@@` and is put in afterwards. */
import type { Random } from './random';
import { strangeText } from './strange-text';

function raw(json: string): string {
  return `@@${json}@@`;
}

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const deepObject = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);

const odd: readonly unknown[] = [
  null, true, false, 0, -1, 1.5, 2 ** 53, -(2 ** 31), [], {}, [[]], [null], [{}], { id: {} }, { id: null }, { id: '' }, [1, 'a', null, {}],
  raw('1e999'), raw('-1e999'), raw('-0'), raw('123456789012345678901234567890'), raw('"\\ud800"'), raw('"\\udfff\\ud800"'), raw('"\\u0000"'),
  raw(deep(31)), raw(deep(40)), raw(deep(5_000)), raw(deepObject(31)), raw(deepObject(3_000)),
  raw('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}'), raw('{"a":1,"a":2,"a":{"a":3}}'), raw('{"toString":1,"valueOf":2,"hasOwnProperty":3,"toJSON":4,"then":5,"length":-1}'),
];

export function oddValue(random: Random, marker: string): unknown {
  return random.chance(0.35) ? strangeText(random, marker) : random.pick(odd);
}

export function writeJson(value: unknown): string {
  return JSON.stringify(value).replace(/"@@(.*?)@@"/g, (_all, json: string) => json.replaceAll('\\"', '"').replaceAll('\\\\', '\\'));
}
