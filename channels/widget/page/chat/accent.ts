/** What the page around wants of the looks, told in the address: its own accent (`accent=0b6466`) and the side on which its lines begin (`dir=rtl`). */
import { readColour, type Colour } from '../../../../colour/colour';
import { themeOf } from '../../../../colour/theme';

export function lookAsAsked(asked: URLSearchParams): void {
  if (asked.get('dir') === 'rtl') document.documentElement.dir = 'rtl';
  const accent = readColour(asked.get('accent') ?? '');
  if (accent !== undefined) wear(accent);
}

/** An accent that could not be read is moved to the nearest shade that can, anew when the device turns dark or light. */
function wear(accent: Colour): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const paint = (): void => {
    const theme = themeOf(accent, dark.matches ? 'dark' : 'light');
    for (const [name, colour] of Object.entries(theme)) document.documentElement.style.setProperty(`--${name}`, colour);
  };
  dark.addEventListener('change', paint);
  paint();
}
