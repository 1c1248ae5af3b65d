/** The hospital's colours in `/widget.js`, whose style sheet has a `%name%` for each. */
export interface ButtonColours {
  readonly accent: string;
  readonly onAccent: string;
  readonly accentDark: string;
  readonly onAccentDark: string;
}

export const usualColours: ButtonColours = { accent: '#0b6466', onAccent: '#ffffff', accentDark: '#7fcdc5', onAccentDark: '#062526' };

export function withColours(text: string, colours: ButtonColours): string {
  return Object.entries(colours).reduce((filled, [name, colour]: [string, string]) => filled.replaceAll(`%${name}%`, colour), text);
}
