import { findEntries, type SearchEntry } from "./findEntries.js";

let known: Promise<readonly SearchEntry[]> | null = null;

function readEntries(): Promise<readonly SearchEntry[]> {
  known ??= fetch("./_lookup/search.json").then((answer) => (answer.ok ? answer.json() : []));
  return known;
}

/** Lets the reader look for pages, sections, measures and terms; the index is fetched when the field is first used. */
function searchReport(field: HTMLInputElement, found: HTMLElement, status: HTMLElement): void {
  const show = async (): Promise<void> => {
    const entries = findEntries(await readEntries(), field.value);
    found.replaceChildren(...entries.map(lineOf));
    found.hidden = entries.length === 0;
    status.textContent =
      field.value.trim() === "" ? "" : entries.length === 0 ? "Nothing found" : `${entries.length} found`;
  };
  const close = (): void => {
    field.value = "";
    void show();
  };
  field.onfocus = () => void readEntries();
  field.oninput = () => void show();
  const links = (): readonly HTMLElement[] => [field, ...found.querySelectorAll("a")];
  const box = field.closest("search");
  box?.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent)) return;
    if (event.key === "Escape") {
      close();
      field.focus();
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const place = links().findIndex((each) => each === document.activeElement);
    if (step === 0 || place < 0) return;
    event.preventDefault();
    links()[place + step]?.focus();
  });
  box?.addEventListener("focusout", (event) => {
    if (event instanceof FocusEvent && event.relatedTarget instanceof Node && !box.contains(event.relatedTarget))
      close();
  });
  found.onclick = close;
}

function lineOf({ href, page, title }: SearchEntry): HTMLElement {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.href = `./${href}`;
  link.textContent = title;
  const place = document.createElement("span");
  place.textContent = page;
  link.append(place);
  line.append(link);
  return line;
}

const field = document.querySelector("#search");
const [found, status] = [document.querySelector("#found"), document.querySelector("#found-status")];
if (field instanceof HTMLInputElement && found instanceof HTMLElement && status instanceof HTMLElement)
  searchReport(field, found, status);
