/**
 * Leaves out exceptions ("unless …") that no message of the lists and no ordinary message needs: three in four, and a tenth of the
 * script in the page. An editor who needs one adds the message it is for to a list, which is how a sign is mended anyway.
 */
import { choicesMet } from './evidence';
import { excuses, matchSign } from './match-signs';
import type { FlagSigns, Language, ReadySign } from './model';
import type { Reading } from './reading';

interface Read {
  readonly reading: Reading;
  readonly met: ReadonlySet<number>;
}

export function withoutIdleExceptions(flags: readonly FlagSigns[], language: Language, readings: readonly Reading[]): FlagSigns[] {
  const read = readings.map((reading) => ({ reading, met: choicesMet(language, reading) }));
  return flags.map((flag, number) => ({ ...flag, signs: flag.signs.map((text, index) => withoutIdle(text, language.flags[number].signs[index], read)) }));
}

function withoutIdle(text: string, ready: ReadySign, read: readonly Read[]): string {
  if (ready.sign.unless.length === 0) return text;
  const used = usedExceptions(ready, read);
  const [meant, exceptions] = text.split(' unless ');
  const kept = exceptions.split(' or ').filter((_, index) => used.has(index));
  return kept.length === 0 ? meant : `${meant} unless ${kept.join(' or ')}`;
}

function usedExceptions({ sign, needed }: ReadySign, read: readonly Read[]): ReadonlySet<number> {
  const used = new Set<number>();
  const bare = { ...sign, unless: [] };
  for (const { reading, met } of read) {
    if (!needed.every((choice) => met.has(choice))) continue;
    const place = matchSign(bare, reading);
    if (place !== undefined) sign.unless.forEach((group, index) => used.has(index) || !excuses(group, reading, place) || used.add(index));
  }
  return used;
}
