/**
 * A button that calls `press`. Handlers are set on the element, since the pages' content policy forbids them in markup.
 * `key` names the button, so that focus can be found again after its surroundings are drawn anew.
 */
export function button(
  text: string,
  press: () => void,
  { key, isOff = false, label }: { readonly key?: string; readonly isOff?: boolean; readonly label?: string } = {},
): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = text;
  element.disabled = isOff;
  element.onclick = press;
  if (key !== undefined) element.dataset["key"] = key;
  if (label !== undefined) element.setAttribute("aria-label", label);
  return element;
}
