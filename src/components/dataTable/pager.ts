import { button } from "../controls/button.js";
import { count, decimal } from "../../writing/format.js";

/** Says which rows are shown of how many, and turns pages where there is more than one. */
export function pager(
  page: number,
  rowCount: number,
  options: { readonly pageSize: number; readonly noun: string; readonly turn: (page: number) => void },
): HTMLElement {
  const { pageSize, noun, turn } = options;
  const last = Math.max(0, Math.ceil(rowCount / pageSize) - 1);
  const box = document.createElement("p");
  const status = document.createElement("span");
  const first = page * pageSize + 1;
  box.className = "pager";
  status.setAttribute("aria-live", "polite");
  status.textContent =
    last === 0
      ? count(rowCount, noun)
      : `${decimal(first)}\u2013${decimal(Math.min(rowCount, first + pageSize - 1))} of ${count(rowCount, noun)}`;
  box.append(status);
  if (last === 0) return box;
  box.append(
    button("Previous", () => turn(page - 1), { key: "previous", isOff: page === 0 }),
    button("Next", () => turn(page + 1), { key: "next", isOff: page === last }),
  );
  if (last > 2) {
    const ends = [
      button("First", () => turn(0), { key: "first", isOff: page === 0 }),
      button("Last", () => turn(last), { key: "last", isOff: page === last }),
    ];
    for (const end of ends) end.classList.add("end");
    box.append(...ends);
  }
  return box;
}
