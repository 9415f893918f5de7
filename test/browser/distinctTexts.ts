/** The mark of texts whose contrast is to be judged. */
export const judgedMark = "data-judged";

/**
 * Runs in the page: marks with the attribute `mark` every text but those that another one already speaks for: plain text in
 * the same colour, size and weight on the same ground, here or among the looks that are `known` from other pages. Contrast
 * hangs on nothing else, and a table has thousands of such texts. What is drawn, laid over something, typed into or not
 * seen at present has no such double and is always marked. Returns the looks that were not known.
 */
export function markDistinctTexts({
  mark,
  known,
}: {
  readonly mark: string;
  readonly known: readonly string[];
}): readonly string[] {
  const looks = new Set(known);
  const grounds = new Map<Element, string>();
  const all = [...document.querySelectorAll("body, body *")];
  const styles = new Map(all.map((element) => [element, getComputedStyle(element)]));

  const groundOf = (element: Element | null): string => {
    const style = element === null ? undefined : styles.get(element);
    if (element === null || style === undefined) return "";
    const known = grounds.get(element);
    if (known !== undefined) return known;
    const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode } = style;
    const own = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join(" ");
    const plain = "rgba(0, 0, 0, 0) none 1 none normal";
    const ground = groundOf(element.parentElement) + (own === plain ? "" : ` / ${own}`);
    grounds.set(element, ground);
    return ground;
  };

  const isPlaced = (style: CSSStyleDeclaration): boolean =>
    ["absolute", "fixed", "sticky"].includes(style.position) ||
    style.transform !== "none" ||
    /[1-9]/.test(style.position === "relative" ? style.top + style.left : "") ||
    /-/.test(style.marginTop + style.marginBottom + style.marginLeft + style.marginRight);
  const placed = all.flatMap((element) => {
    const style = styles.get(element);
    return style !== undefined && isPlaced(style) ? [{ element, box: element.getBoundingClientRect() }] : [];
  });
  const isOverlaid = (text: Element): boolean => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return placed.some(
      ({ element, box }) =>
        element.contains(text) || (box.left < right && box.right > left && box.top < bottom && box.bottom > top),
    );
  };

  const lookOf = (text: Element): string | null => {
    const style = styles.get(text);
    const isPlain = text.closest("svg, canvas, button, select, input, textarea, label") === null;
    if (style === undefined || !isPlain || !text.checkVisibility({ visibilityProperty: true }) || isOverlaid(text))
      return null;
    const { color, fontSize, fontWeight, textShadow } = style;
    return [color, fontSize, fontWeight, textShadow, groundOf(text)].join(" ");
  };

  const hasText = (element: Element): boolean =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== "");
  for (const element of all) {
    const look = hasText(element) ? lookOf(element) : null;
    const isJudged = look === null ? hasText(element) || element.matches("input, select, textarea") : !looks.has(look);
    element.toggleAttribute(mark, isJudged);
    if (look !== null) looks.add(look);
  }
  return [...looks].slice(known.length);
}
