import { z } from 'zod';
import type { Region } from '../../assistant/knowledge/types';
import { patternText, quantityText } from './editor-lists';
import type { Quantity } from './quantity';

/** content/en/numbers.yaml: the clinical numbers of the house, owned by editors. */
const quantities = z.array(quantityText).min(1, 'needs at least one value');
const byRegion = z.strictObject({ us: quantities, uk: quantities }).transform(({ us, uk }): Record<Region, readonly Quantity[]> => ({ US: us, UK: uk }));
const everywhere = quantities.transform((values): Record<Region, readonly Quantity[]> => ({ US: values, UK: values }));

const number = z.strictObject({
  name: z.string().min(1),
  unit: z.string().min(1),
  source: z.string().min(1),
  /** Without values, all sentences must agree with one another. */
  values: z.union([everywhere, byRegion], 'needs a list of values such as ["8 hours"], or one list each under us and uk').optional(),
  sentences: z.array(patternText).min(1, 'needs at least one pattern'),
  /** Ids of answers, danger signs and guided checks in which it must stand. */
  statedIn: z.array(z.string()).optional(),
  /** From a danger sign's id to the condition that must stand in its signs. */
  inSigns: z.record(z.string(), z.string()).optional(),
  /** From an id to the reason why its sentences are about something else. */
  exceptIn: z.record(z.string(), z.string().min(10, 'needs the reason as a sentence')).optional(),
});

export const numbersList = { path: 'en/numbers.yaml', schema: z.record(z.string().regex(/^[a-z0-9-]+$/), number), empty: {} };
export type HouseNumber = z.infer<typeof number>;
export type NumbersList = z.infer<typeof numbersList.schema>;
