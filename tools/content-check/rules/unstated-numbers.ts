import type { ContentFile } from '../../../assistant/knowledge/content-files';
import type { Problem } from '../../../assistant/knowledge/problem';
import { mentionsOf } from '../mentions';
import { numbersList, type HouseNumber } from '../numbers-list';
import { lineWith } from '../page';
import { perRegion } from '../per-region';
import type { Material } from '../material';

/** Files in which a house number must stand and does not: a threshold that was lost in an edit, or reworded beyond recognition. */
export function unstatedNumbers(material: Material): Problem[] {
  return Object.entries(material.numbers).flatMap(([id, number]) => [...unstated(material, id, number), ...missingConditions(material, number)]);
}

function unstated({ files, pages }: Material, id: string, number: HouseNumber): Problem[] {
  // No page could be filled in; the loader tells why, and this would only bury it.
  if (pages.length === 0) return [];
  return perRegion((region) => {
    const stated = new Set(mentionsOf(number, pages, region).map((mention) => mention.id));
    return (number.statedIn ?? []).filter((place) => !stated.has(place)).map((place) => ({
      ...placeOf(place, files), problem: `no sentence states ${number.name} (${number.unit})`, remedy: `Put it back, or mend "${id}" in ${numbersList.path}: its patterns, or its list "statedIn"`,
    }));
  });
}

function placeOf(id: string, files: readonly ContentFile[]): { file: string } {
  const found = files.find(({ path }) => path.startsWith('en/') && path.endsWith(`/${id}.md`));
  return { file: found?.path ?? `${numbersList.path} ("${id}", which is no file)` };
}

/** A danger sign catches messages by conditions such as [hours >= 8 hours]: they follow the same number. */
function missingConditions({ files }: Material, { name, inSigns = {} }: HouseNumber): Problem[] {
  return Object.entries(inSigns).flatMap(([id, condition]) => {
    const path = `en/red-flags/${id}.md`;
    const text = files.find((file) => file.path === path)?.text ?? '';
    return text.includes(`[${condition}]`) ? [] : [{ file: path, ...lineWith(text, 'signs:'), problem: `no sign has the condition [${condition}], the house's number for ${name}`, remedy: `Mend the sign, or "inSigns" in ${numbersList.path}` }];
  });
}
