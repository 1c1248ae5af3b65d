/** A word that stands for what a parent wrote. It is put into every part of a request, and must come out nowhere. */
const stem = 'zqxmark';

export function markerOf(number: number): string {
  return stem + number.toString(36);
}

export function holdsMarker(text: string): boolean {
  return text.toLowerCase().includes(stem);
}
