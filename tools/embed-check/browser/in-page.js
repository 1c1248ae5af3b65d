/**
 * Runs inside the host page and measures what a person sees of the chat's button; observation.ts checks what it returns. It knows of
 * the widget only its tag, its open shadow root and its button.
 */
() => {
  // A chat that opens by itself where there is room stands in the button's place: what is measured is the page once it is closed.
  window.firstDrops?.close();
  const widget = document.querySelector('first-drops-chat');
  const opener = document.querySelector('script[data-opener][src*="/widget.js"]')?.dataset.opener ?? widget?.getAttribute('opener') ?? undefined;
  const own = [...(widget?.shadowRoot?.querySelectorAll('button') ?? [])].find((button) => button.closest('dialog') === null);
  const hosts = opener === undefined ? [] : matching(opener);

  function matching(selector) {
    try {
      return [...document.querySelectorAll(selector)];
    } catch (error) {
      if (error instanceof DOMException) return [];
      throw error;
    }
  }

  /** As it stands in the markup, so that it can be searched for. */
  function nameOf(element) {
    const written = ['id', 'class'].filter((name) => element.hasAttribute(name)).map((name) => ` ${name}="${element.getAttribute(name)}"`);
    return `<${element.localName}${written.join('')}>`;
  }

  /** Red, green, blue and alpha, each 0…255, of any colour a style sheet can write. */
  function bytesOf(colour) {
    const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  }

  const pictures = ['img', 'video', 'canvas', 'iframe', 'svg', 'picture'];

  /**
   * The first thing below a point that hides all behind it; null where that is a picture or lets something shine through. The
   * background of <body> fills the window even where <body> itself does not reach.
   */
  function groundAt([x, y]) {
    for (const element of [...document.elementsFromPoint(x, y), document.body]) {
      if (element === widget) continue;
      const { backgroundColor, backgroundImage } = getComputedStyle(element);
      if (backgroundImage !== 'none' || pictures.includes(element.localName)) return null;
      const bytes = bytesOf(backgroundColor);
      if (bytes[3] > 0) return bytes[3] === 255 ? bytes : null;
    }
    return [255, 255, 255, 255];
  }

  function groundsAround({ left, right, top, bottom }) {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const around = [[left - 3, y], [right + 3, y], [x, top - 3], [x, bottom + 3]];
    return around.filter(([across, down]) => across >= 0 && down >= 0 && across < innerWidth && down < innerHeight).map(groundAt);
  }

  /** z-index counts only while no ancestor keeps the element in a layer of its own. */
  function layerOf(element) {
    let layer = 0;
    for (let at = element; at !== null; at = at.parentElement) {
      const { position, zIndex, opacity, transform, filter, isolation } = getComputedStyle(at);
      if (position !== 'static' && zIndex !== 'auto') layer = Number(zIndex);
      else if (opacity !== '1' || transform !== 'none' || filter !== 'none' || isolation === 'isolate') layer = 0;
    }
    return layer;
  }

  function elementsAbove(layer) {
    const isPlaced = (element) => ['fixed', 'sticky', 'absolute'].includes(getComputedStyle(element).position) && element.checkVisibility({ visibilityProperty: true });
    const above = [...document.body.querySelectorAll('*')].filter((element) => element !== widget && !widget.contains(element) && isPlaced(element) && layerOf(element) > layer);
    return above.filter((element) => !above.some((other) => other !== element && other.contains(element))).map((element) => ({ name: nameOf(element), zIndex: layerOf(element) }));
  }

  function topAt(x, y) {
    const top = document.elementFromPoint(x, y);
    return top === widget ? widget.shadowRoot.elementFromPoint(x, y) ?? top : top;
  }

  function measured(button) {
    const box = button.getBoundingClientRect();
    const top = topAt((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    const isOwnPart = top === button || button.contains(top) || (button === own && top === widget);
    return {
      isShown: box.width > 0 && box.height > 0 && button.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
      isInView: box.left >= -1 && box.top >= -1 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1,
      ...(top === null || isOwnPart ? {} : { coveredBy: nameOf(top) }),
    };
  }

  function colours(button) {
    const { color, backgroundColor, backgroundImage, borderTopColor, borderTopWidth } = getComputedStyle(button);
    return {
      ink: bytesOf(color),
      fill: backgroundImage === 'none' ? bytesOf(backgroundColor) : null,
      ...(borderTopWidth === '0px' ? {} : { border: bytesOf(borderTopColor) }),
      grounds: groundsAround(button.getBoundingClientRect()),
    };
  }

  const zIndexOf = () => Math.max(Number(getComputedStyle(own).zIndex) || 0, layerOf(widget));
  const silenced = [document.documentElement, document.body].flatMap((element) => [
    ...(element.inert ? [`<${element.localName} inert>`] : []),
    ...(element.getAttribute('aria-hidden') === 'true' ? [`<${element.localName} aria-hidden="true">`] : []),
  ]);
  const accent = widget === null ? '' : getComputedStyle(widget).getPropertyValue('--first-drops-accent').trim();
  const common = { silenced, accent };

  if (opener !== undefined && hosts.length === 0) return { ...common, entry: { kind: 'opener-missing' } };
  if (hosts.length > 0) {
    hosts[0].scrollIntoView({ block: 'center', behavior: 'instant' });
    return { ...common, entry: { kind: 'opener', button: measured(hosts[0]) } };
  }
  if (widget?.hasAttribute('inline')) return { ...common, entry: { kind: 'inline' } };
  if (own === undefined) return { ...common, entry: { kind: 'absent' } };
  return { ...common, entry: { kind: 'own', button: measured(own), colours: colours(own), zIndex: zIndexOf(), above: elementsAbove(zIndexOf()) } };
}
