/** Draws a text as a QR code. */
import { correction, generate, mode } from 'lean-qr';

/** Modules of white around it; scanners need them to find it. */
const quiet = 4;
/** Plain letters need no announcement of their alphabet; for all others it is UTF-8, which every phone reads. */
const modes = [mode.numeric, mode.alphaNumeric, mode.ascii, mode.utf8];
/** 97 modules a side: on a phone's screen still over three dots each. */
const maxVersion = 20;

type Code = ReturnType<typeof generate>;

/** Each row's dark stretches, as one outline. */
function outline(code: Code): string {
  let path = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0, run = 0; x < code.size; x += run + 1) {
      run = 0;
      while (code.get(x + run, y)) run += 1;
      if (run > 0) path += `M${x} ${y}h${run}v1h-${run}z`;
    }
  }
  return path;
}

export function drawCode(drawing: SVGElement, text: string): void {
  const code = generate(text, { minCorrectionLevel: correction.L, maxVersion, modes });
  const side = code.size + 2 * quiet;
  drawing.setAttribute('viewBox', `${-quiet} ${-quiet} ${side} ${side}`);
  drawing.querySelector('path')?.setAttribute('d', outline(code));
}

export function codeView(name: string): SVGElement {
  const svg = 'http://www.w3.org/2000/svg';
  const drawing = document.createElementNS(svg, 'svg');
  drawing.append(document.createElementNS(svg, 'path'));
  for (const [attribute, value] of Object.entries({ class: 'code', role: 'img', 'aria-label': name, 'shape-rendering': 'crispEdges' })) drawing.setAttribute(attribute, value);
  return drawing;
}
