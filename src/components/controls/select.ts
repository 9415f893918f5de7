import { asked, keepInAddress } from "./address.js";

/** One choice of a selector. */
export type Choice = { readonly value: string; readonly label: string };

/**
 * A labelled selector whose choice is kept in the address (`?name=value`), so that a view can be sent to somebody.
 * The first choice is the default and is left out of the address; with fewer than two choices nothing is shown.
 */
export function select(
  choices: readonly Choice[],
  options: { readonly label: string; readonly name: string },
): HTMLElement & { value?: string } {
  const { label, name } = options;
  const wanted = asked(name);
  const start = choices.find((choice) => choice.value === wanted) ?? choices[0];
  const root: HTMLElement & { value?: string } = document.createElement("label");
  root.className = "select";
  root.hidden = choices.length < 2;
  root.value = start?.value ?? "";
  const list = document.createElement("select");
  list.append(...choices.map(({ value, label: text }) => new Option(text, value, false, value === start?.value)));
  list.onchange = () => {
    root.value = list.value;
    keepInAddress({ [name]: list.value === choices[0]?.value ? null : list.value });
    root.dispatchEvent(new Event("input", { bubbles: true }));
  };
  root.append(`${label} `, list);
  return root;
}
