/** From one accent colour everything that the pages paint with it. Each pair of ink and ground can be read, whatever the accent. */
import { mixed, readableShade, type Colour } from './colour';

/** What a hospital chooses; where it chooses nothing, the pages keep their own colours. */
export interface Colours {
  /** On light grounds. */
  readonly accent?: Colour;
  /** On dark grounds; made from `accent` where it is missing. */
  readonly accentDark?: Colour;
}

export type Scheme = 'light' | 'dark';

/** By the names of `colours.css`. */
export type Theme = Readonly<Record<'accent' | 'accent-strong' | 'on-accent' | 'own' | 'own-ink', Colour>>;

interface SchemeColours {
  /** `--ground` and `--paper` of `colours.css`: what the accent is read on. */
  readonly grounds: readonly Colour[];
  /** Where shades of the accent grow stronger. */
  readonly ink: Colour;
  /** Where they fade: the ground that is farthest from the ink. An accent that is read on it is a ground on which it is read. */
  readonly wash: Colour;
  /** The accent of `colours.css`. */
  readonly accent: Colour;
}

export const schemes: Readonly<Record<Scheme, SchemeColours>> = {
  light: { grounds: ['#f3f6f5', '#ffffff'], ink: '#000000', wash: '#ffffff', accent: '#0b6466' },
  dark: { grounds: ['#0f1618', '#182124'], ink: '#ffffff', wash: '#0f1618', accent: '#7fcdc5' },
};

/** 0…1, measured on the pages' own colours. */
const shares = { strong: 0.25, own: 0.84, ownInk: 0.6 };

/** An accent that cannot be read is moved to the nearest shade that can. */
export function themeOf(wanted: Colour, scheme: Scheme): Theme {
  const { grounds, ink, wash } = schemes[scheme];
  const accent = readableShade(wanted, grounds, ink);
  const own = mixed(accent, wash, shares.own);
  return {
    accent,
    'accent-strong': mixed(accent, ink, shares.strong),
    'on-accent': wash,
    own,
    'own-ink': readableShade(mixed(accent, ink, shares.ownInk), [own], ink),
  };
}

/** Undefined where the pages' own colours stay. */
export function chosenTheme({ accent, accentDark }: Colours, scheme: Scheme): Theme | undefined {
  const wanted = scheme === 'light' ? accent : accentDark ?? accent;
  return wanted === undefined ? undefined : themeOf(wanted, scheme);
}
