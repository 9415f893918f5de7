import { compactMoney, count } from "../../writing/format.js";
import { customerHref } from "../controls/links.js";
import type { Row } from "../../writing/rows.js";
import { searchWords } from "../../writing/searchWords.js";
import { lastAtMost, readShard } from "./shards.js";

/** Files that are read for one search at most. */
const mostFiles = 3;

/** Hits that are shown. */
const mostHits = 12;

/** Who was found, and whether more may be where was not looked. */
export type Hits = { readonly customers: readonly Row[]; readonly isCut: boolean };

/** The files that may hold words beginning so: `[first, last]` by what each file begins with. */
export function filesOfWord(firsts: readonly string[], word: string): readonly [number, number] {
  return [
    Math.max(
      0,
      lastAtMost(firsts, word, (one, other) => one <= other),
    ),
    lastAtMost(firsts, `${word}\uffff`),
  ];
}

/**
 * Finds the customers in whose name or number every word asked for begins a word, the largest balance first. `firsts` is
 * what each file of words begins with; only the files of the rarest word are read.
 */
export async function findCustomers(firsts: readonly string[], text: string): Promise<Hits> {
  const words = searchWords(text);
  const [rarest] = words
    .map((word) => ({ word, files: filesOfWord(firsts, word) }))
    .sort(
      (one, other) =>
        one.files[1] - one.files[0] - (other.files[1] - other.files[0]) || other.word.length - one.word.length,
    );
  if (rarest === undefined) return { customers: [], isCut: false };
  const { word, files } = rarest;
  const [first, last] = files;
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const shards = await Promise.all(places.slice(0, mostFiles).map((place) => readShard(`customers/words/${place}`)));
  const found = new Map<string, Row>();
  for (const row of shards.flatMap((shard) => shard["rows"] ?? [])) {
    const own = searchWords(`${String(row["customer_name"] ?? "")} ${String(row["customer_id"])}`);
    const isHit =
      String(row["word"]).startsWith(word) && words.every((each) => own.some((one) => one.startsWith(each)));
    if (isHit) found.set(String(row["customer_id"]), row);
  }
  const balance = (row: Row): number => Number(row["open_base_amount"] ?? 0);
  return {
    customers: [...found.values()].sort((one, other) => balance(other) - balance(one)),
    isCut: places.length > mostFiles,
  };
}

/** A box that finds customers by the beginnings of words of their name or number while a reader types. */
export function customerSearch(firsts: readonly string[], { currency }: { readonly currency: string }): HTMLElement {
  const root = document.createElement("div");
  const label = document.createElement("label");
  const input = document.createElement("input");
  const status = document.createElement("p");
  const list = document.createElement("ul");
  let latest = 0;
  const find = async (): Promise<void> => {
    latest += 1;
    const own = latest;
    const hits = await findCustomers(firsts, input.value);
    if (own !== latest) return;
    status.textContent = input.value.trim() === "" ? "" : hitsText(hits);
    list.replaceChildren(...hits.customers.slice(0, mostHits).map((row) => hitLine(row, currency)));
  };
  input.type = "search";
  input.autocomplete = "off";
  input.oninput = () => void find();
  label.append("Find a customer by name or number ", input);
  status.setAttribute("role", "status");
  root.className = "customer-search";
  root.append(label, status, list);
  return root;
}

function hitsText({ customers, isCut }: Hits): string {
  if (customers.length === 0)
    return isCut ? "Not among the first found: write more of the name." : "No customer found.";
  if (isCut) return `More than ${count(customers.length, "customer")}: write more of the name.`;
  return customers.length > mostHits
    ? `${count(customers.length, "customer")}, the ${mostHits} with the largest balance:`
    : `${count(customers.length, "customer")}:`;
}

function hitLine(row: Row, currency: string): HTMLElement {
  const line = document.createElement("li");
  const link = document.createElement("a");
  const amount = row["open_base_amount"];
  link.href = customerHref(row);
  link.textContent = String(row["customer_name"] ?? row["customer_id"]);
  line.append(link, ` ${String(row["customer_id"])}`);
  if (typeof amount === "number" && amount !== 0) line.append(`, ${compactMoney(amount, currency)} open`);
  return line;
}
