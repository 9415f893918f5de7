import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compactMoney } from "../../src/writing/format.ts";
import type { Row } from "../../src/writing/rows.ts";
import { useBrowser } from "./browser.ts";
import { save } from "./downloads.ts";
import { type Report, sampleReport } from "./reports.ts";

let report: Report;
let customers: readonly Row[];
let invoices: readonly Row[];
const { tab } = useBrowser();

beforeAll(async () => {
  report = await sampleReport();
  customers = await report.table("customers");
  invoices = await report.table("open_invoices");
});

afterAll(() => report?.close());

const largest = (): Row =>
  customers.reduce((top, row) => (Number(row["count_open"]) > Number(top["count_open"]) ? row : top));

const amountOf = (row: Row): number => Number(row["open_base_amount"] ?? row["open_amount"]);

/** What stands under the table of a customer's open invoices. */
const invoicesPager = (page: Page): Locator =>
  page.locator(".customer .data-table", { hasText: "Expected" }).first().locator(".pager");

describe("the search over all customers", () => {
  it("finds a customer by the beginnings of words of its name, whatever their order, case and accents", async () => {
    const page = await tab().visit(`${report.address}customers.html`);
    const customer = customers.find((row) => /^\p{L}+ \p{L}{4,}/u.test(String(row["customer_name"]))) ?? {};
    const [first = "", second = ""] = String(customer["customer_name"]).split(" ");
    await page.getByLabel("Find a customer").fill(`${second.slice(0, 4).toUpperCase()} ${first}`);
    await page.locator(".customer-search li a", { hasText: String(customer["customer_name"]) }).click();
    await page.waitForSelector(`[data-customer="${String(customer["customer_id"])}"]`);
    await expect.poll(() => page.locator("h1").textContent()).toBe(customer["customer_name"]);
  });

  it("finds a customer by its number", async () => {
    const page = await tab().visit(`${report.address}customers.html`);
    const id = String(largest()["customer_id"]);
    await page.getByLabel("Find a customer").fill(id);
    await expect.poll(() => page.locator(".customer-search li").first().textContent()).toContain(id);
  });

  it("says so when nobody is found", async () => {
    const page = await tab().visit(`${report.address}customers.html`);
    await page.getByLabel("Find a customer").fill("qqqq zzzz");
    await page.getByText("No customer found.").waitFor();
    await expect.poll(() => page.locator(".customer-search li").count()).toBe(0);
  });
});

describe("a customer's page", () => {
  it("shows every open invoice, and all that is open by age", async () => {
    const customer = largest();
    const page = await tab().visit(`${report.address}customers.html?id=${String(customer["customer_id"])}`);
    const own = invoices.filter((row) => row["customer_id"] === customer["customer_id"]);
    await expect.poll(() => invoicesPager(page).textContent()).toContain(`${own.length}\u00a0invoice`);
    const bars = await page.locator(".customer table.bars").first().locator("tbody tr").count();
    expect(bars).toBe(new Set(own.map((row) => row["bucket"])).size);
    for (const part of ["What to do", "How it pays", "Open invoices", "What happened"])
      await expect.poll(() => page.locator(".customer h2", { hasText: part }).count()).toBeGreaterThan(0);
  });

  it("keeps a filter of its invoices in the address", async () => {
    const customer = largest();
    const bucket = String(invoices.find((row) => row["customer_id"] === customer["customer_id"])?.["bucket"]);
    const asked = new URLSearchParams({ id: String(customer["customer_id"]), "open-invoices.bucket": bucket });
    const page = await tab().visit(`${report.address}customers.html?${asked}#open-invoices`);
    const own = invoices.filter((row) => row["customer_id"] === customer["customer_id"] && row["bucket"] === bucket);
    await expect.poll(() => invoicesPager(page).textContent()).toContain(`${own.length}\u00a0invoice`);
  });

  it("says that a customer is not in the ledger", async () => {
    const page = await tab().visit(`${report.address}customers.html?id=${encodeURIComponent("no/such <one>")}`);
    await expect.poll(() => page.locator(".empty").first().textContent()).toContain("no/such <one>");
  });
});

describe("the list of open invoices", () => {
  it("is the rows behind an amount: what is past due in one segment", async () => {
    const segment = String(
      customers.find((row) => row["segment"] !== null && Number(row["overdue_base_amount"]) > 0)?.["segment"],
    );
    const members = new Set(customers.filter((row) => row["segment"] === segment).map((row) => row["customer_id"]));
    const own = invoices.filter(
      (row) => members.has(row["customer_id"] ?? "") && row["bucket"] !== "not_due" && row["open_base_amount"] !== null,
    );
    const page = await tab().visit(
      `${report.address}invoices.html?${new URLSearchParams({ bucket: "overdue", segment })}`,
    );
    const lead = await page.locator(".lead").textContent();
    expect(lead).toContain(`${own.length}\u00a0item`);
    expect(lead).toContain(
      compactMoney(
        own.reduce((sum, row) => sum + amountOf(row), 0),
        report.manifest.baseCurrency,
      ),
    );
    await expect.poll(() => page.locator(".data-table .pager").textContent()).toContain(`${own.length}\u00a0invoice`);
  });

  it("downloads in the order that the address asks for", async () => {
    const page = await tab().visit(`${report.address}invoices.html?open-invoices.sort=due_date`);
    const { rows } = await save(page.getByRole("button", { name: /^Download XLSX/ }));
    const [head = [], first = []] = rows;
    expect(rows).toHaveLength(invoices.length + 1);
    expect(first[head.indexOf("due_date")]).toBe(invoices.map((row) => String(row["due_date"])).sort()[0]);
  });
});
