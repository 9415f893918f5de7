/** How many parts of one make are left beside each other: enough for stripes and for a first, a middle and a last one. */
export const countKept = 3;

/**
 * Runs in the page: takes out each part (a row of a table, a mark of a chart, an entry of a list) that `limit` siblings before it
 * are the same as in all but text and numbers: elements, roles, classes, colours, and whether something is empty or too
 * small to hit. What is true of those is true of it, and a judge of the page has
 * that much less to do. `putBack` undoes it.
 */
export function takeOutLikeParts(limit: number): void {
  const told = new Set([
    "class",
    "role",
    "type",
    "tabindex",
    "scope",
    "fill",
    "stroke",
    "opacity",
    "fill-opacity",
    "lang",
  ]);
  const whole = "td, th, col, dt, dd, label, input, button, [id]";
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  };

  const valueOf = ({ name, value }: Attr): string => {
    if (told.has(name) || (name.startsWith("aria-") && value.length < 6)) return value;
    if (name === "style") return /colou?r|background|opacity/.test(value) ? value : value.replaceAll(/\d/g, "");
    return String(value.trim() === "");
  };
  const isSmall = (element: Element): boolean => {
    if (!element.matches("a, button, summary, input, select")) return false;
    const { width, height } = element.getBoundingClientRect();
    return Math.min(width, height) < 24;
  };
  const isTold = (element: Element): boolean =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== "");

  const out: { readonly part: Element; readonly parent: Element; readonly next: Node | null }[] = [];
  const makeOf = (element: Element): number => {
    const makes = new Map<number, number>();
    const doubles: Element[] = [];
    for (const part of element.children) {
      const make = makeOf(part);
      const count = (makes.get(make) ?? 0) + 1;
      makes.set(make, count);
      const isWhole = part.matches(whole) || part.querySelector("[id]") !== null;
      if (count > limit && !isWhole) doubles.push(part);
    }
    for (const part of doubles) out.push({ part, parent: element, next: part.nextSibling });
    const attributes = [...element.attributes].map((each) => `${each.name}=${valueOf(each)}`).sort();
    const own = [element.tagName, isTold(element), isSmall(element), ...attributes];
    return numberOf([...own, ...[...makes.keys()].sort()].join(" "));
  };
  makeOf(document.body);
  for (const { part } of out) part.remove();
  window.takenOut = [...(window.takenOut ?? []), ...out];
}

/** Runs in the page: puts back all that was taken out, where it stood. */
export function putBack(): void {
  for (const { part, parent, next } of [...(window.takenOut ?? [])].reverse())
    parent.insertBefore(part, next?.parentNode === parent ? next : null);
  window.takenOut = [];
}

declare global {
  interface Window {
    takenOut?: readonly { readonly part: Element; readonly parent: Element; readonly next: Node | null }[];
  }
}
