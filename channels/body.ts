/** The one check every JSON body passes before a handler looks at it. */
import { Problem, type Exchange } from './exchange';
import type { Limits } from './limits';

const isJson = /^application\/([\w.-]+\+)?json\s*(;|$)/i;

/** Keys that reach an object's prototype when objects are merged carelessly, here or in the SDK. */
const prototypeKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** A JSON.parse reviver that drops such keys at any depth. */
export function withoutPrototypeKeys(key: string, value: unknown): unknown {
  return prototypeKeys.has(key) ? undefined : value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);
}

/** Whether a value nests no deeper than `levels`. Stops there itself, so that it cannot overflow the stack. */
export function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}

/**
 * The body as an object; an absent body is an empty one.
 * @throws Problem 415 when it is not declared as JSON, 400 when it is no object or nests too deep.
 */
export function objectBody({ body, headers }: Exchange, { nesting }: Pick<Limits, 'nesting'>): Readonly<Record<string, unknown>> {
  if (body === undefined || body === '') return {};
  if (!isJson.test(headers['content-type'] ?? '')) throw new Problem({ status: 415, code: 'UnsupportedMediaType', message: 'Send the body as application/json.' });
  if (!isObject(body)) throw new Problem({ status: 400, code: 'BadRequest', message: 'The body must be a JSON object.' });
  if (!isShallow(body, nesting)) throw new Problem({ status: 400, code: 'BadRequest', message: `The body nests deeper than ${nesting} levels.` });
  return body;
}
