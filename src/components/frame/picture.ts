/** What a picture leaves out: controls, and what is there for screen readers only. */
const leftOut = "button, details, input, select, .tools, .hidden, [hidden]";

/** Properties that the page's style sheet sets on the parts of a drawing, which a picture has to carry itself. */
const drawn = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "stroke-linejoin",
  "stroke-linecap",
  "opacity",
  "color",
  "font-family",
  "font-size",
  "font-weight",
  "font-variant-numeric",
  "text-anchor",
  "paint-order",
  "visibility",
];

const namespace = "http://www.w3.org/2000/svg";
const margin = 16;
const titleHeight = 32;

/**
 * A figure as it stands on the screen, drawn anew as one SVG that needs no style sheet: words where they stand, grounds
 * and rules as rectangles, drawings with their colours; its title above unless it has one, whose it is and of what date
 * below. Sizes in CSS pixels.
 */
export function pictureOf(
  figure: HTMLElement,
  title: string,
): { readonly svg: string; readonly width: number; readonly height: number } {
  const box = figure.getBoundingClientRect();
  const above = figure.querySelector("h3") === null ? titleHeight : 0;
  const pen = {
    left: box.left - margin,
    top: box.top - margin - above,
    ink: document.createElement("canvas").getContext("2d"),
  };
  const parts = partsOf(figure, pen);
  const bottom = Math.ceil(Math.max(0, ...parts.map((part) => part.bottom)));
  const width = Math.ceil(box.width) + 2 * margin;
  const height = bottom + 24 + margin;
  const root = make("svg", { xmlns: namespace, width, height, viewBox: `0 0 ${width} ${height}` });
  root.append(make("rect", { width, height, fill: getComputedStyle(document.documentElement).backgroundColor }));
  if (above > 0) root.append(line(title, { y: margin + 16, size: 17, weight: 600, of: figure }));
  root.append(...parts.map(({ node }) => node));
  root.append(line(sourceText(), { y: bottom + 20, size: 12, weight: 400, of: figure }));
  return { svg: new XMLSerializer().serializeToString(root), width, height };
}

/** Whose report it is, and of what date, as the head of the page says it. */
function sourceText(): string {
  const parts = document.querySelectorAll(".masthead strong, .masthead > span");
  return Array.from(parts, (part) => part.textContent?.trim() ?? "").join(", ");
}

function line(
  text: string,
  { y, size, weight, of }: { readonly y: number; readonly size: number; readonly weight: number; readonly of: Element },
): SVGElement {
  const { color, fontFamily } = getComputedStyle(of);
  const node = make("text", { x: margin, y, fill: color, "font-size": size, "font-weight": weight });
  node.setAttribute("font-family", fontFamily);
  node.textContent = plain(text);
  return node;
}

/** Text without the control characters that XML does not know. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, "");
}

type Pen = { readonly left: number; readonly top: number; readonly ink: CanvasRenderingContext2D | null };
type Part = { readonly node: SVGElement; readonly bottom: number };

function partsOf(element: Element, pen: Pen): readonly Part[] {
  if (element.matches(leftOut) || !element.checkVisibility()) return [];
  if (element instanceof SVGSVGElement) return [drawingOf(element, pen)];
  const inside = [...element.childNodes].flatMap((child): readonly Part[] => {
    if (child instanceof Element) return partsOf(child, pen);
    return child instanceof Text ? wordsOf(child, getComputedStyle(element), pen) : [];
  });
  return [...groundsOf(element, pen), ...inside];
}

/** The ground of an element and the rules above and below it. */
function groundsOf(element: Element, pen: Pen): readonly Part[] {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const [above, below] = [parseFloat(style.borderTopWidth), parseFloat(style.borderBottomWidth)];
  const bar = (top: number, height: number, fill: string): Part => ({
    node: make("rect", { x: box.left - pen.left, y: top - pen.top, width: box.width, height, fill }),
    bottom: top + height - pen.top,
  });
  return [
    ...(/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor)
      ? []
      : [bar(box.top, box.height, style.backgroundColor)]),
    ...(above > 0 ? [bar(box.top, above, style.borderTopColor)] : []),
    ...(below > 0 ? [bar(box.bottom - below, below, style.borderBottomColor)] : []),
  ];
}

/** Each word of a text at its place; words are set one by one, so that lines break as on the screen. */
function wordsOf(text: Text, style: CSSStyleDeclaration, { left, top, ink }: Pen): readonly Part[] {
  if (ink === null) return [];
  ink.font = style.font;
  const ascent = ink.measureText("x").fontBoundingBoxAscent;
  return Array.from(text.data.matchAll(/\S+/g)).flatMap(({ 0: word, index }) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) return [];
    const node = make("text", {
      x: box.left - left,
      y: box.top - top + ascent,
      fill: style.color,
      "font-family": style.fontFamily,
      "font-size": style.fontSize,
      "font-weight": style.fontWeight,
      "font-style": style.fontStyle,
    });
    node.style.fontVariantNumeric = style.fontVariantNumeric;
    node.textContent = plain(word);
    return [{ node, bottom: box.bottom - top }];
  });
}

function drawingOf(drawing: SVGSVGElement, { left, top }: Pen): Part {
  const copy = drawing.cloneNode(true);
  const box = drawing.getBoundingClientRect();
  if (!(copy instanceof SVGElement)) return { node: drawing, bottom: 0 };
  const originals = [drawing, ...drawing.querySelectorAll("*")];
  for (const [place, part] of [copy, ...copy.querySelectorAll("*")].entries()) {
    const original = originals[place];
    if (!(part instanceof SVGElement) || original === undefined) continue;
    const style = getComputedStyle(original);
    for (const name of drawn) part.style.setProperty(name, style.getPropertyValue(name));
  }
  for (const sheet of copy.querySelectorAll("style")) sheet.remove();
  for (const [name, value] of Object.entries({
    x: box.left - left,
    y: box.top - top,
    width: box.width,
    height: box.height,
  }))
    copy.setAttribute(name, String(value));
  copy.style.setProperty("overflow", "visible");
  return { node: copy, bottom: box.bottom - top };
}

function make(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const node = document.createElementNS(namespace, name);
  if (!(node instanceof SVGElement)) throw new Error(`no drawing: ${name}`);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}
