/** What Chromium saw of the page. The page's own part is measured by in-page.js and checked here. */
import { z } from 'zod';
import type { HostPage } from '../host-page';

const colour = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const button = z.object({ isShown: z.boolean(), isInView: z.boolean(), coveredBy: z.string().optional() });

const entry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('own'), button, zIndex: z.number(), above: z.array(z.object({ name: z.string(), zIndex: z.number() })),
    /** `null` where it is a picture, or lets something shine through, and cannot be judged. */
    colours: z.object({ ink: colour, fill: colour.nullable(), border: colour.optional(), grounds: z.array(colour.nullable()) }),
  }),
  /** The host's own button, named by data-opener. */
  z.object({ kind: z.literal('opener'), button }),
  z.object({ kind: z.literal('opener-missing') }),
  /** The chat fills a box of the page and needs no button. */
  z.object({ kind: z.literal('inline') }),
  z.object({ kind: z.literal('absent') }),
]);

export const Measured = z.object({
  entry,
  /** `<html>` or `<body>` put out of reach of everybody, or of screen readers. */
  silenced: z.array(z.string()),
  /** `--first-drops-accent` as the host wrote it; empty when not set. */
  accent: z.string(),
});

export type Colour = z.output<typeof colour>;
export type Entry = z.output<typeof entry>;
export type OwnButton = Extract<Entry, { kind: 'own' }>;

export interface View extends z.output<typeof Measured> {
  /** Such as `390×844`. */
  readonly size: string;
}

export interface Visit {
  readonly page: HostPage;
  /** Absent while no script names it. */
  readonly bot?: string;
}

export interface Observation {
  readonly views: readonly View[];
  /** The page after its scripts ran. */
  readonly rendered: string;
  /** Whether Tab, from the page's last control on, came to our button. */
  readonly tabbing: 'reached' | 'not-reached' | 'not-tried';
  /** Errors the browser told about the bot's origin. */
  readonly complaints: readonly string[];
  /** Addresses on other origins than the page's and the bot's that were asked for. */
  readonly thirdParty: readonly string[];
}
