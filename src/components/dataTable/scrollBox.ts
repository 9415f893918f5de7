import type { Piece } from "../../writing/rows.js";

/** A box that scrolls sideways on a small screen and can be reached by keyboard. */
export function scrollBox(label: string, content: Piece): HTMLElement {
  const box = document.createElement("div");
  box.className = "scroll";
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", label);
  if (content !== null) box.append(content);
  return box;
}
