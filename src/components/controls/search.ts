import { findEntries, type SearchEntry } from "./findEntries.js";
import { isWithheld } from "../frame/withheldLinks.js";
import { customerLink } from "./links.js";

/** Customers that are shown among what was found. */
const mostCustomers = 5;

let known: Promise<readonly SearchEntry[]> | null = null;

function readEntries(): Promise<readonly SearchEntry[]> {
  known ??= fetch("./_lookup/search.json").then((answer) => (answer.ok ? answer.json() : []));
  return known;
}

let firstWords: Promise<readonly string[]> | null = null;

/** The customers whose name or number holds the words, as entries that lead to their pages; their index is read when it is first needed. */
async function customerEntries(text: string): Promise<readonly SearchEntry[]> {
  const [{ findCustomers }, { readIndex }] = await Promise.all([
    import("../records/customerSearch.js"),
    import("../records/shards.js"),
  ]);
  firstWords ??= readIndex<{ readonly words: readonly string[] }>("customers/index.json").then(({ words }) => words);
  const { customers } = await findCustomers(await firstWords, text);
  return customers.slice(0, mostCustomers).map((row) => {
    const id = String(row["customer_id"]);
    return { href: customerLink(id), page: `Customer ${id}`, title: String(row["customer_name"] ?? id), text: "" };
  });
}

/** Where to look for words among the invoices: those that hold a digit may be a number. */
export function invoiceEntries(text: string): readonly SearchEntry[] {
  const words = text.trim();
  if (!/\d/.test(words) || words.length < 3 || isWithheld("./invoices.html")) return [];
  const href = `./invoices.html?${new URLSearchParams({ "open-invoices.find": words })}`;
  return [{ href, page: "Invoices", title: `Open invoices with \u201c${words}\u201d`, text: "" }];
}

/** Lets the reader look for customers, invoices, pages, sections, measures and terms; what is needed is fetched when the field is used. */
function searchReport(field: HTMLInputElement, found: HTMLElement, status: HTMLElement): void {
  let latest = 0;
  const show = async (): Promise<void> => {
    latest += 1;
    const own = latest;
    const asked = field.value.trim();
    const customers = asked.length < 2 ? [] : await customerEntries(asked).catch(() => []);
    const entries = [...customers, ...invoiceEntries(asked), ...findEntries(await readEntries(), asked)];
    if (own !== latest) return;
    found.replaceChildren(...(asked !== "" && entries.length === 0 ? [nothingLine(asked)] : entries.map(lineOf)));
    found.hidden = asked === "";
    status.textContent = asked === "" ? "" : entries.length === 0 ? "Nothing found" : `${entries.length} found`;
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
    const first = found.querySelector("a");
    if (event.key === "Enter" && event.target === field && first !== null) {
      event.preventDefault();
      first.click();
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
  document.addEventListener("keydown", (event) => {
    if (!isCall(event)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

/** Whether a key calls the search: Ctrl+K or \u2318K anywhere, `/` where nothing is being written. */
function isCall(event: KeyboardEvent): boolean {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") return true;
  const isWriting = event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
  return event.key === "/" && !isWriting && !event.ctrlKey && !event.metaKey && !event.altKey;
}

function nothingLine(asked: string): HTMLElement {
  const line = document.createElement("li");
  line.className = "nothing";
  line.textContent = `Nothing here is called \u201c${asked}\u201d.`;
  return line;
}

function lineOf({ href, page, title }: SearchEntry): HTMLElement {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.href = href.startsWith("./") ? href : `./${href}`;
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
