/** One fact in every form in which a program may have written it down. */
import type { Person } from './people';

/** Base64 of the text wherever it stands in a longer one: three ways, without the characters that its neighbours share. */
function base64Forms(text: string): readonly string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.from(`${' '.repeat(offset)}${text}`).toString('base64').replace(/=+$/, '');
    return encoded.slice(offset === 0 ? 0 : offset + 1, -1);
  });
}

function formsOf(fact: string): readonly Buffer[] {
  const texts = [fact, fact.toLowerCase(), encodeURIComponent(fact), encodeURIComponent(fact).replaceAll('%20', '+'), Buffer.from(fact).toString('hex'), ...base64Forms(fact)];
  return [...[...new Set(texts)].map((text) => Buffer.from(text)), Buffer.from(fact, 'utf16le')];
}

export interface Needle {
  readonly kind: keyof Person | 'surname' | 'phone digits';
  readonly forms: readonly Buffer[];
}

export function needlesOf(person: Person): readonly Needle[] {
  const { name, record, phone, birth, home } = person;
  const facts = { name, record, phone, birth, home, surname: name.slice(name.indexOf(' ') + 1), 'phone digits': phone.replace(/\D/g, '') } as const;
  return (['name', 'record', 'phone', 'birth', 'home', 'surname', 'phone digits'] as const).map((kind) => ({ kind, forms: formsOf(facts[kind]) }));
}

export function holds(bytes: Buffer, { forms }: Needle): boolean {
  return forms.some((form) => bytes.includes(form));
}
