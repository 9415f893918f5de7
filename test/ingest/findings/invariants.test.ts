import { describe, expect, it } from "vitest";
import type { IngestSettings } from "../../../pipeline/ingest/ingest.ts";
import { findingsOf, rowsOf } from "../exports.ts";

const header = "invoice_id,customer_id,issue_date,due_date,amount,currency";

/** A list of ten invoices of 100.00, of which some say otherwise of their settlement under further columns. */
function list(columns: string, usual: string, ...odd: readonly string[]): string {
  const rows = Array.from({ length: 10 }, (_, place) => {
    return `I${place},ACME,2020-01-10,2020-02-09,100.00,EUR,${odd[place] ?? usual}`;
  });
  return [`${header},${columns}`, ...rows, ""].join("\n");
}

describe("what cannot be is a finding with its money; in a layout that is known the rows are kept", () => {
  it.each([
    ["more paid than the amount", list("paid_amount", "0", "130.00"), "paid_beyond_amount 30.0000"],
    ["more open than the amount", list("open_amount", "100.00", "120.00"), "balance_beyond_amount 20.0000"],
    [
      "a balance that the rest does not leave",
      list("paid_amount,open_amount", "0,100", "60,30"),
      "balance_differs 10.0000",
    ],
    ["paid before it was issued", list("paid_date", "2020-02-01", "2020-01-09"), "paid_before_issue 100.0000"],
    [
      "a paid date and nothing paid",
      list("paid_date,open_amount", ",100", "2020-02-01,100"),
      "paid_date_without_payment 100.0000",
    ],
  ])("%s", async (_, text, finding) => {
    expect(await findingsOf({ "a.csv": text }, strict)).toEqual([`warning ${finding}`]);
    expect(await rowsOf({ "a.csv": text }, "select count(*) as rows from ingest.invoices", strict)).toEqual([
      { rows: 10 },
    ]);
  });

  it("a negative invoice counts by its size: 50.00 more used than the credit has", async () => {
    const text = `${header},paid_amount\nI1,ACME,2020-01-10,,100.00,EUR,0\nI2,ACME,2020-01-11,,-100.00,EUR,-150.00\n`;
    expect(await findingsOf({ "a.csv": text }, strict)).toContain("warning paid_beyond_amount 50.0000");
  });

  it("a cent of rounding is none", async () => {
    expect(await findingsOf({ "a.csv": list("paid_amount,open_amount", "33.33,66.66") }, strict)).toEqual([]);
  });
});

describe("money that was accepted is open or was paid somewhere", () => {
  const credited = list("credited_amount", "100.00");
  const payments = "payment_id,payment_date,amount,invoice_id\nP1,2020-02-01,5.00,I1\n";

  it("a file in which none of it is either says so, with its rows and its money", async () => {
    expect(await findingsOf({ "a.csv": credited }, strict)).toEqual(["warning nothing_owed 1000.0000"]);
    expect(await rowsOf({ "a.csv": credited }, "select message from ingest.findings", strict)).toEqual([
      {
        message: "nothing is open and nothing was paid in 10 rows (columns amount, credited_amount), 1000.00 accepted",
      },
    ]);
  });

  it("so does one that is written off as a whole, and a list of items of which none is open", async () => {
    const lost = list("written_off_amount", "100.00");
    expect(await findingsOf({ "a.csv": lost }, strict)).toContain("warning nothing_owed 1000.0000");
    const items =
      "snapshot_date,invoice_id,customer_id,issue_date,amount,open_amount\n2020-03-31,I1,ACME,2020-01-10,100.00,0.00\n";
    expect(await findingsOf({ "a.csv": items }, strict)).toContain("warning nothing_owed 100.0000");
  });

  it.each([
    ["one row of it is open", { "a.csv": list("credited_amount", "100.00", "99.00") }],
    ["all of it is paid", { "a.csv": list("paid_date", "2020-02-01") }],
    ["payments came in", { "a.csv": credited, "payments.csv": payments }],
  ])("not where %s", async (_, files) => {
    expect((await findingsOf(files, strict)).join()).not.toContain("nothing_owed");
  });
});

const strict: Partial<IngestSettings> = {
  limits: { rejectedRowsRate: 0.05, rejectedAmountRate: 0.05, brokenRate: 0.05 },
};

/** A mapping as init proposes it: the columns of an invoice list by their canonical names under others. */
function guessed(columns: Readonly<Record<string, string>>): Partial<IngestSettings> {
  const layout = { name: "list", signature: ["No"], unused: "rest", feeds: [{ table: "invoices", columns }] };
  return { ...strict, profile: { name: "own", describes: "a guess", guessed: true, layouts: [layout] } };
}

describe("where the columns were guessed, an impossible mapping is an error", () => {
  const usual = { invoice_id: "No", customer_name: "Who", issue_date: "Day", amount: "Sum" };
  const rows = Array.from(
    { length: 40 },
    (_, place) => `${place},Acme,2020-01-10,100.00,${place === 0 ? 130 : 40},70.00`,
  );
  const text = (...lines: readonly string[]) => ({ "a.csv": ["No,Who,Day,Sum,X,Y", ...lines, ""].join("\n") });

  it("a key as the paid amount, with the columns, the rows and the money", async () => {
    const keys = rows.map((row, place) => row.replace(/,[0-9.]+,70/, `,${90_000 + place},70`));
    await expect(rowsOf(text(...keys), "select 1", guessed({ ...usual, paid_amount: "X" }))).rejects.toThrow(
      "impossible mapping: a.csv: more is paid than the amount in 40 of 40 rows (columns Sum, X), 3596780.00 at stake",
    );
  });

  it("a balance that is not what is left", async () => {
    await expect(
      rowsOf(text(...rows), "select 1", guessed({ ...usual, paid_amount: "X", open_amount: "Y" })),
    ).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining("is not the balance in 40 of 40 rows") });
  });

  it("a column that makes all of it vanish: the amount once more as what is credited", async () => {
    const twice = rows.map((row) => row.replace(/,100.00,\d+,/, ",100.00,100.00,"));
    await expect(rowsOf(text(...twice), "select 1", guessed({ ...usual, credited_amount: "X" }))).rejects.toThrow(
      "impossible mapping: a.csv: nothing is open and nothing was paid in 40 rows (columns Sum, X), 4000.00 accepted",
    );
  });

  it("one row in forty is a finding, unless its money is above the limit", async () => {
    expect(await findingsOf(text(...rows), guessed({ ...usual, paid_amount: "X" }))).toContain(
      "warning paid_beyond_amount 30.0000",
    );
    const one = rows.map((row, place) => (place === 0 ? row.replace(",130,", ",90000,") : row));
    await expect(rowsOf(text(...one), "select 1", guessed({ ...usual, paid_amount: "X" }))).rejects.toThrow(
      "in 1 of 40 rows (columns Sum, X), 89900.00 at stake",
    );
  });

  it("the limit is a setting", async () => {
    const lenient = { limits: { rejectedRowsRate: 0.05, rejectedAmountRate: 0.05, brokenRate: 1 } };
    const settings = { ...guessed({ ...usual, paid_amount: "X", open_amount: "Y" }), ...lenient };
    expect(await findingsOf(text(...rows), settings)).toContain("warning balance_differs 490.0000");
  });
});
