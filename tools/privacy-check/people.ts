/** Invented people with what must never leave a chat. The names, streets and numbers belong to nobody: 555 numbers are kept for fiction. */
import type { Random } from '../fuzz/random';

export interface Person {
  readonly name: string;
  readonly record: string;
  readonly phone: string;
  readonly birth: string;
  readonly home: string;
}

const given = ['Zephyrine', 'Ottoline', 'Isaura', 'Perpetua', 'Branwyn', 'Calixta', 'Dunstana', 'Evadne', 'Faunella', 'Gwendolith'];
const family = ['Quillfeather', 'Thornapple', 'Underhazel', 'Vexbury', 'Wolfenshaw', 'Yarrowmere', 'Zinnewald', 'Applegarthe', 'Brackenrook', 'Cloverdyke'];
const streets = ['Wrenhollow Lane', 'Otterburrow Road', 'Quincewater Close', 'Mistlethrush Avenue', 'Fennelgate'];

const digits = (random: Random, count: number): string => Array.from({ length: count }, () => random.whole(10)).join('');
const twoDigits = (number: number): string => String(number).padStart(2, '0');

export function personFrom(random: Random): Person {
  return {
    name: `${random.pick(given)} ${random.pick(family)}-${random.pick(family)}`,
    record: `MRN-${digits(random, 9)}`,
    phone: `+1 (555) 01${digits(random, 1)}-${digits(random, 4)}`,
    birth: `${1_980 + random.whole(25)}-${twoDigits(1 + random.whole(12))}-${twoDigits(1 + random.whole(28))}`,
    home: `${10 + random.whole(900)} ${random.pick(streets)}`,
  };
}
