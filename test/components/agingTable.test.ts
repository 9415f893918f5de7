// @vitest-environment jsdom
import { expect, test } from "vitest";
import { overdueTitle } from "../../src/components/charts/overdueMultiples.ts";
import { agingTable, orderedPlaces } from "../../src/components/tables/agingTable.ts";
import type { Row } from "../../src/writing/rows.ts";

const buckets = ["not_due", "1-30", "31-60", "61-90", "91-120", "121+"];
const place = (customer_id: string | null, amounts: readonly number[], count_customers = 1): Row => ({
  customer_id,
  customer_name: customer_id,
  count_customers,
  ...Object.fromEntries(buckets.map((_, index) => [`bucket_${index}`, amounts[index] ?? 0])),
  unapplied_amount: 0,
  disputed_amount: 0,
});

const draw = (places: readonly Row[]): HTMLElement =>
  agingTable(places, {
    caption: "Debtors",
    table: "aging_top",
    buckets,
    customerHref: () => "#",
    invoicesHref: () => null,
    restHref: () => null,
  });
const names = (table: HTMLElement) =>
  Array.from(table.querySelectorAll("tbody th"), (cell) => cell.textContent?.trim());

test("amounts are whole, past due stands beside the buckets, and a heading sorts by it and back", () => {
  const table = draw([place("BIG", [900, 10.4]), place("OLD", [0, 50, 0, 0, 0, 20]), place(null, [70, 1], 3)]);
  document.body.replaceChildren(table);
  const cells = () => Array.from(table.querySelectorAll("tbody tr:first-child td"), (cell) => cell.textContent?.trim());
  expect(cells()).toEqual(["900", "10", "\u2013", "\u2013", "\u2013", "\u2013", "10", "910"]);
  expect(names(table)).toEqual(["BIG", "OLD", "3\u00a0other customers"]);
  const press = () => table.querySelector<HTMLButtonElement>('[data-key="overdue"]')?.click();
  press();
  expect(names(table)[0]).toBe("OLD");
  expect(new URLSearchParams(location.search).get("debtors.sort")).toBe("overdue");
  press();
  expect(names(table)[0]).toBe("BIG");
  expect(table.querySelector("tfoot")?.textContent?.replaceAll(/\s+/g, " ")).toContain("970 61");
  expect(Array.from(table.querySelectorAll(".handed button"), (each) => each.textContent)).toEqual([
    "CSV",
    "XLSX",
    "Copy",
  ]);
});

test("of more than twenty customers those that sort below stand with all others, and nothing is lost", () => {
  const many = Array.from({ length: 25 }, (_, index) => place(`C${index}`, [100, index]));
  const lines = orderedPlaces([...many, place(null, [5, 1], 4)], "bucket_1", buckets);
  expect(lines).toHaveLength(21);
  expect(lines[0]).toMatchObject({ customer_id: "C24" });
  expect(lines[20]).toMatchObject({
    customer_id: null,
    count_customers: 9,
    bucket_0: 505,
    bucket_1: 0 + 1 + 2 + 3 + 4 + 1,
  });
});

test("amounts of a hundred million stand in thousands, and say so", () => {
  const table = draw([place("HUGE", [250_000_000])]);
  expect(table.querySelector(".tools")?.textContent).toContain("Amounts in thousands");
  expect(table.querySelector("tbody td")?.textContent?.trim()).toBe("250,000");
});

test("the small charts' title says how much of what is past due is old, now and a year before", () => {
  const row = (as_of_date: string, bucket: string, amount: number) => ({
    as_of_date,
    bucket,
    amount,
    count_invoices: 1,
  });
  const history = [
    row("2025-06-30", "1-30", 980_000),
    row("2025-06-30", "61-90", 20_000),
    row("2026-06-30", "not_due", 5_000_000),
    row("2026-06-30", "1-30", 1_600_000),
    row("2026-06-30", "121+", 400_000),
  ];
  const title = (rows: typeof history) => overdueTitle(rows, { buckets, currency: "USD" }).replaceAll("\u00a0", " ");
  expect(title(history)).toBe(
    "20 % of USD 2.00 M past due is 61 days late or more; a year before it was 2 % of USD 1.00 M",
  );
  expect(title(history.slice(2, 3))).toBe("Nothing is past due in Jun 2026");
});
