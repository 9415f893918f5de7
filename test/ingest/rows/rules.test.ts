import { describe, expect, it } from "vitest";
import { filesOf, findingsOf, invoices, numbered, rowsOf } from "../exports.ts";

const sound = "I1,ACME,2020-01-01,2020-01-31,100.00,EUR";

describe("a bad row is a finding with its line and the money at stake", () => {
  const bad = [
    ["impossible date", "I2,ACME,2020-02-30,2020-03-31,7.00,EUR", "error impossible_date line 3 7.0000"],
    ["unreadable date", "I2,ACME,soon,2020-03-31,7.00,EUR", "error invalid_date line 3 7.0000"],
    ["Excel's damage to a date", "I2,ACME,05:23.4,2020-03-31,7.00,EUR", "error damaged_date line 3 7.0000"],
    ["missing issue date", "I2,ACME,,2020-03-31,7.00,EUR", "error missing_required line 3 7.0000"],
    ["unreadable amount", "I2,ACME,2020-02-01,2020-03-31,seven,EUR", "error invalid_amount line 3"],
    ["missing amount", "I2,ACME,2020-02-01,2020-03-31,,EUR", "error missing_required line 3"],
    ["half-written row", "I2,ACME,2020-02-01", "error half_written_row line 3"],
    [
      "row with the amount but no currency",
      "I2,ACME,2020-02-01,2020-03-31,7.00",
      "error half_written_row line 3 7.0000",
    ],
    ["row with a comma too many", "I2,ACME,2020-02-01,2020-03-31,7.00,EUR,x", "error too_many_fields line 3 7.0000"],
    ["misplaced quote", 'I2,"AC"ME,2020-02-01,2020-03-31,7.00,EUR', "error broken_quote line 3 7.0000"],
    ["missing due date", "I2,ACME,2020-02-01,,7.00,EUR", "warning missing_due_date line 3 7.0000"],
    ["unreadable due date", "I2,ACME,2020-02-01,later,7.00,EUR", "warning invalid_date line 3 7.0000"],
    ["due years later", "I2,ACME,2020-02-01,2023-03-02,7.00,EUR", "warning due_years_later line 3 7.0000"],
    ["due before issue", "I2,ACME,2020-02-01,2020-01-31,7.00,EUR", "warning due_before_issue line 3 7.0000"],
    ["missing customer", "I2,,2020-02-01,2020-03-31,7.00,EUR", "warning missing_customer line 3 7.0000"],
    ["missing id", ",ACME,2020-02-01,2020-03-31,7.00,EUR", "warning missing_invoice_id line 3 7.0000"],
    ["unknown currency", "I2,ACME,2020-02-01,2020-03-31,7.00,GULDEN", "warning unknown_currency line 3 7.0000"],
    ["negative invoice", "I2,ACME,2020-02-01,2020-03-31,-7.00,EUR", "warning negative_amount line 3 -7.0000"],
    ["row of nothing", ",,,,,", "info blank_row line 3"],
  ] as const;
  const files = filesOf(bad, ([, line], number) =>
    invoices(number + sound, line.replace("I2", `${number}I2`), `${number}I3,ACME,2020-03-01,2020-03-31,1.00,EUR`),
  );

  it.each(numbered(bad))("%s", async (_, __, finding, number) => {
    expect(await findingsOf(files, {}, `${number}.csv`)).toEqual([finding]);
    const [counts] = await rowsOf(
      files,
      `select rows_read, rows_accepted + rows_rejected + rows_left_out as rows_told
       from ingest.files where file = '${number}.csv'`,
    );
    expect(counts).toEqual({ rows_read: 3, rows_told: 3 });
  });

  it("several things wrong with one row are several findings and one rejected row", async () => {
    const files = { "a.csv": invoices(sound, ",ACME,2020-02-30,2020-03-31,x,GULDEN") };
    expect(await findingsOf(files)).toEqual(
      [
        "error impossible_date line 3",
        "error invalid_amount line 3",
        "warning missing_invoice_id line 3",
        "warning unknown_currency line 3",
      ].sort((left, right) => (left.split(" ")[1] ?? "").localeCompare(right.split(" ")[1] ?? "")),
    );
    expect(await rowsOf(files, "select rows_accepted, rows_rejected from ingest.files")).toEqual([
      { rows_accepted: 1, rows_rejected: 1 },
    ]);
  });
});

describe("lines are physical lines", () => {
  it("blank lines and line breaks in quotes count", async () => {
    const text = `\n${invoices(sound, "", '"I\n2",ACME,2020-01-01,2020-01-31,1.00,EUR', "I3,,2020-01-01,2020-01-31,2.00,EUR")}`;
    expect(await findingsOf({ "a.csv": text })).toEqual(["warning missing_customer line 7 2.0000"]);
  });

  it("broken rows before a finding do not shift it", async () => {
    const text = invoices(
      "half",
      sound,
      'I2,"AC\nME",2020-01-01,2020-01-31,1.00,EUR',
      "I3,,2020-01-01,2020-01-31,2.00,EUR",
    );
    expect(await findingsOf({ "a.csv": text })).toEqual([
      "error half_written_row line 2",
      "warning missing_customer line 6 2.0000",
    ]);
  });

  it("a quote that never closes costs its own row only", async () => {
    const text = invoices('I0,"ACME,2020-01-01,2020-01-31,9.00,EUR', sound, "I2,ACME,2020-01-01,2020-01-31,2.00,EUR");
    expect(await findingsOf({ "a.csv": text })).toEqual(["error broken_quote line 2 9.0000"]);
    expect(await rowsOf({ "a.csv": text }, "select sum(amount) as total from ingest.invoices")).toEqual([
      { total: 102 },
    ]);
  });

  it("mixed line ends are read", async () => {
    const text =
      invoices(sound).replace("EUR\n", "EUR\r\n") +
      "I2,,2020-01-01,2020-01-31,2.00,EUR\nI3,A,2020-01-01,2020-01-31,3.00,EUR\r";
    expect(await findingsOf({ "a.csv": text })).toEqual(["warning missing_customer line 3 2.0000"]);
    expect(await rowsOf({ "a.csv": text }, "select sum(amount) as total from ingest.invoices")).toEqual([
      { total: 105 },
    ]);
  });
});

describe("negative invoices", () => {
  it("become credit notes of their own, so that nothing is lost", async () => {
    const files = { "a.csv": invoices(sound, "C1,ACME,2020-02-01,2020-03-31,-30.00,EUR") };
    expect(
      await rowsOf(
        files,
        "select credit_note_id, customer_id, issue_date, amount, currency, reason from ingest.credit_notes",
      ),
    ).toEqual([
      {
        credit_note_id: "C1",
        customer_id: "ACME",
        issue_date: "2020-02-01",
        amount: 30,
        currency: "EUR",
        reason: "negative invoice",
      },
    ]);
    expect(await rowsOf(files, "select rows_accepted, amount_read, amount_accepted from ingest.files")).toEqual([
      { rows_accepted: 2, amount_read: 70, amount_accepted: 70 },
    ]);
  });

  it("a reversal under the invoice's own id is no duplicate of it", async () => {
    const files = { "a.csv": invoices(sound, "I1,ACME,2020-01-01,2020-01-31,-100.00,EUR") };
    expect(await findingsOf(files)).toEqual(["warning negative_amount line 3 -100.0000"]);
    expect(
      await rowsOf(
        files,
        "select (select sum(amount) from ingest.invoices) as owed, (select sum(amount) from ingest.credit_notes) as credit",
      ),
    ).toEqual([{ owed: 100, credit: 100 }]);
  });

  it("a credit note listed a second time as negative invoice is taken once", async () => {
    const files = {
      "a.csv": invoices(sound, "C1,ACME,2020-02-01,2020-03-31,-30.00,EUR"),
      "b.csv": "credit_note_id,customer_id,issue_date,amount,currency\nC1,ACME,2020-02-01,30.00,EUR\n",
    };
    expect(await findingsOf(files)).toContain("error duplicate_key line 3 -30.0000");
    expect(await rowsOf(files, "select sum(amount) as credit from ingest.credit_notes")).toEqual([{ credit: 30 }]);
  });
});

describe("kinds", () => {
  it("an unknown kind of adjustment is taken as other, an unknown source of an application rejected", async () => {
    const files = {
      "a.csv":
        "adjustment_id,invoice_id,adjustment_date,kind,amount\nA1,I1,2020-01-01,Write-Off,1\nA2,I1,2020-01-01,gift,2\nA3,I1,2020-01-01,,3\n",
      "b.csv":
        "application_date,source_type,source_id,invoice_id,amount\n2020-01-01,Credit Note,C1,I1,5\n2020-01-01,gift,G1,I1,6\n",
    };
    expect(await findingsOf(files)).toEqual([
      "warning unknown_kind line 3 2.0000",
      "warning unknown_kind line 4 3.0000",
      "error unknown_kind line 3 6.0000",
    ]);
    expect(
      await rowsOf(files, "select kind, sum(amount) as amount from ingest.adjustments group by kind order by kind"),
    ).toEqual([
      { kind: "other", amount: 5 },
      { kind: "write_off", amount: 1 },
    ]);
    expect(await rowsOf(files, "select source_type from ingest.applications")).toEqual([
      { source_type: "credit_note" },
    ]);
  });
});
