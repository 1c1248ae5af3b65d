/** The button in the corner: a drop of milk and a few words. */
const svg = 'http://www.w3.org/2000/svg';
const drops = 'M24 10c7 9.400 12 15.800 12 22.500a12 12 0 0 1-24 0C12 25.800 17 19.400 24 10zM43 28c4.300 5.800 7 9.600 7 13.700a7 7 0 0 1-14 0c0-4.100 2.700-7.900 7-13.700z';

function drawing(): SVGElement {
  const node = document.createElementNS(svg, 'svg');
  const path = document.createElementNS(svg, 'path');
  node.setAttribute('viewBox', '8 6 46 46');
  node.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', drops);
  node.append(path);
  return node;
}

export function createButton(label: string, onPress: () => void): HTMLButtonElement {
  const node = document.createElement('button');
  node.type = 'button';
  node.setAttribute('part', 'button');
  node.setAttribute('aria-haspopup', 'dialog');
  node.setAttribute('aria-expanded', 'false');
  node.append(drawing(), label);
  node.addEventListener('click', onPress);
  return node;
}
