import { html } from "htl";
import { customerHref } from "../controls/links.js";
import { isBeforeByPoint, lastAtMost, readShard } from "../records/shards.js";
import { days, decimal, shortDate } from "../../writing/format.js";
import type { Row } from "../../writing/rows.js";

/** Invoices that are shown for one search. */
const mostHits = 8;

/** The invoices whose number begins so, in the order of their numbers; `firstIds` is what each file begins with. */
export async function findInvoices(firstIds: readonly string[], text: string): Promise<readonly Row[]> {
  const asked = text.trim().toUpperCase();
  if (asked === "" || firstIds.length === 0) return [];
  const last = Math.max(0, lastAtMost(firstIds, asked, isBeforeByPoint));
  // A number may begin a file before the last that is not greater: many instalments of one invoice.
  const first = Math.max(0, last - (firstIds[last] === asked ? 1 : 0));
  const places = [first, first + 1, first + 2].filter((place) => place < firstIds.length && place <= last + 1);
  const shards = await Promise.all(places.map((place) => readShard(`lives/${place}`)));
  return shards
    .flatMap((shard) => shard["rows"] ?? [])
    .filter((row) => String(row["invoice_id"]).toUpperCase().startsWith(asked));
}

/** The life of an invoice in one line: what happened to it, in order of date. */
export function lifeText(row: Row): string {
  const day = (name: string): string => shortDate(String(row[name]));
  const has = (name: string): boolean => typeof row[name] === "string";
  const contacts = Number(row["count_contacts"] ?? 0);
  const late = Number(row["days_late"] ?? 0);
  const events: readonly (readonly [string, string, boolean])[] = [
    ["issue_date", `issued ${day("issue_date")}`, true],
    ["due_date", `due ${day("due_date")}`, true],
    [
      "reminded_date",
      `reminded from ${day("reminded_date")} (${contacts} ${contacts === 1 ? "contact" : "contacts"}, last: ${String(row["last_step"] ?? "").replaceAll("_", " ")})`,
      has("reminded_date"),
    ],
    [
      "disputed_date",
      `disputed ${day("disputed_date")}${has("dispute_reason") ? ` (${String(row["dispute_reason"])})` : ""}${has("dispute_closed_date") ? `, settled ${day("dispute_closed_date")}` : ", still open"}`,
      has("disputed_date"),
    ],
    [
      "promised_date",
      `promised for ${day("promised_date")} (${String(row["promise_status"] ?? "").replaceAll("_", " ")})`,
      has("promised_date"),
    ],
    [
      "closed_date",
      `${row["state"] === "paid" ? "paid" : "settled"} ${day("closed_date")}, ${days(Number(row["days_to_pay"] ?? 0), 0)} after its date, ${late === 0 ? "on its due date" : `${days(Math.abs(late), 0)} ${late > 0 ? "late" : "early"}`}`,
      has("closed_date"),
    ],
  ];
  const told = events
    .filter(([, , isThere]) => isThere)
    .sort(([one], [other]) => String(row[one]).localeCompare(String(row[other])))
    .map(([, text]) => text);
  const plan = has("plan_id") ? [`under payment plan ${String(row["plan_id"])}`] : [];
  return [...told, ...plan].join(" · ");
}

/** A box that finds any invoice by the beginning of its number, and shows its life. */
export function invoiceFinder(firstIds: readonly string[]): HTMLElement {
  const list = html`<ul></ul>`;
  const status = html`<p role="status"></p>`;
  const input = document.createElement("input");
  input.type = "search";
  input.autocomplete = "off";
  input.value = new URLSearchParams(location.search).get("invoice") ?? "";
  let latest = 0;
  const find = async (): Promise<void> => {
    latest += 1;
    const own = latest;
    const hits = await findInvoices(firstIds, input.value);
    if (own !== latest) return;
    const more =
      hits.length > mostHits ? `The first ${mostHits} of ${decimal(hits.length)}; write more of the number.` : "";
    status.textContent = input.value.trim() === "" ? "" : hits.length === 0 ? "No invoice found." : more;
    list.replaceChildren(
      ...hits
        .slice(0, mostHits)
        .map(
          (row) =>
            html`<li>
              <strong>${String(row["invoice_id"])}</strong
              >${Number(row["instalment"]) > 1 ? ` (instalment ${String(row["instalment"])})` : ""},
              <a href=${customerHref(row)}>${String(row["customer_name"])}</a>:
              ${String(row["currency"]).replace("XXX", "")} ${decimal(Number(row["amount"]), 2)},
              ${String(row["state"])}${
                Number(row["open_amount"]) > 0 && row["open_amount"] !== row["amount"]
                  ? `, ${decimal(Number(row["open_amount"]), 2)} of it open`
                  : ""
              }.<br />${lifeText(row)}
            </li>`,
        ),
    );
  };
  input.oninput = () => void find();
  void find();
  return html`<div class="customer-search"><label>Find an invoice by its number ${input}</label>${status}${list}</div>`;
}
