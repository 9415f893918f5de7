import { describe, expect, it } from "vitest";
import { namesBothSides, sideInHeader, sideOf } from "../../../pipeline/ingest/values/sides.ts";
import { findingsOf, invoices, rowsOf } from "../exports.ts";
import { feed, profileOf } from "../testProfile.ts";

const owed = `select coalesce((select sum(amount) from ingest.invoices), 0) as invoices,
  coalesce((select sum(amount) from ingest.credit_notes), 0) as credits`;

/** Two invoices of 100.00 and 60.00 and a credit of 40.00, with the words of a column for debit and credit. */
function signed(header: string, debit: string, credit: string, amount = "40.00"): string {
  const text = invoices(
    "I1,ACME,2020-01-10,2020-02-09,100.00,EUR",
    "I2,ACME,2020-01-12,2020-02-11,60.00,EUR",
    `C1,ACME,2020-01-20,2020-01-20,${amount},EUR`,
  ).trim();
  const [head = "", ...rows] = text.split("\n");
  const words = [debit, debit, credit];
  return [`${head},${header}`, ...rows.map((row, place) => `${row},${words[place] ?? ""}`), ""].join("\n");
}

describe("what a word, and what a header, says of debit and credit", () => {
  it.each([
    ["S", "debit"], ["Soll", "debit"], ["D", "debit"], ["Dr.", "debit"], ["DÉBIT", "debit"], ["Debe", "debit"], ["Dare", "debit"],
    ["H", "credit"], ["Haben", "credit"], ["C", "credit"], ["CR", "credit"], ["crédit", "credit"], ["Haber", "credit"], ["Kredit", "credit"],
    ["X", null], ["", null], ["Invoice", null],
  ])("%s: %s", (word, side) => {
    expect(sideOf(word)).toBe(side);
  }); // prettier-ignore

  it.each([
    "S/H", "D/C", "Dr/Cr", "DrCr", "Debit/Credit", "debit_credit", "Soll/Haben-Kennzeichen", "S/H-Kennz.", "SHKZG", "Débit ou crédit", "Debe/Haber",
    "Dare/Avere", "D/C Indicator", "Debet/Kredit", "Sens",
  ])("%s names both sides", (header) => {
    expect(namesBothSides(header)).toBe(true);
  }); // prettier-ignore

  it.each(["Credit", "Debit", "Status", "S", "Umsatz (ohne Soll/Haben-Kz)", "Credit limit", "Debtor"])(
    "%s does not",
    (header) => {
      expect(namesBothSides(header)).toBe(false);
    },
  );

  it("two headers of one pair differ in nothing but the side", () => {
    expect(sideInHeader("Betrag Soll")).toEqual({ side: "debit", beside: "betrag" });
    expect(sideInHeader("Haben Betrag")).toEqual({ side: "credit", beside: "betrag" });
    expect(sideInHeader("Betrag")).toBeNull();
  });
});

describe("an unsigned amount beside a column that says debit or credit, in our own layout", () => {
  it.each([
    ["S/H", "S", "H"],
    ["Soll/Haben-Kennzeichen", "Soll", "Haben"],
    ["debit_credit", "debit", "credit"],
    ["Dr/Cr", "Dr.", "Cr."],
    ["D/C", "D", "C"],
  ])("%s: %s is owed, %s is a credit", async (header, debit, credit) => {
    const files = { "a.csv": signed(header, debit, credit) };
    expect(await rowsOf(files, owed)).toEqual([{ invoices: 160, credits: 40 }]);
    expect(await rowsOf(files, "select amount_read, amount_accepted from ingest.files")).toEqual([
      { amount_read: 120, amount_accepted: 120 },
    ]);
  });

  it("what is signed already stays so", async () => {
    expect(await rowsOf({ "a.csv": signed("S/H", "S", "H", "-40.00") }, owed)).toEqual([
      { invoices: 160, credits: 40 },
    ]);
  });

  it("each word is listed with its rows, its money and what they were taken as", async () => {
    const files = { "a.csv": signed("S/H", "S", "H") };
    expect(await rowsOf(files, "select word, taken_as, count_rows, amount from ingest.statuses order by word")).toEqual(
      [
        { word: "H", taken_as: "credit note", count_rows: 1, amount: -40 },
        { word: "S", taken_as: "open", count_rows: 2, amount: 160 },
      ],
    );
  });

  it.each(["X", ""])("a word that is neither rejects its row with its money: %j", async (word) => {
    const files = { "a.csv": signed("S/H", "S", word) };
    expect(await findingsOf(files)).toContain("error unknown_side line 4 40.0000");
    expect(await rowsOf(files, owed)).toEqual([{ invoices: 160, credits: 0 }]);
    const limits = { rejectedRowsRate: 0.05, rejectedAmountRate: 0.05, brokenRate: 0.05 };
    await expect(rowsOf(files, owed, { limits })).rejects.toMatchObject({ exitCode: 2 });
  });

  it("open items keep the sign of their side, payments are money in on the credit side", async () => {
    const items = "snapshot_date,invoice_id,customer_id,issue_date,open_amount,D/C\n";
    const list = `${items}2020-03-31,I1,ACME,2020-01-10,100.00,D\n2020-03-31,C1,ACME,2020-01-20,40.00,C\n`;
    expect(
      await rowsOf({ "a.csv": list }, "select open_amount from ingest.open_items order by invoice_id desc"),
    ).toEqual([{ open_amount: 100 }, { open_amount: -40 }]);
    const payments =
      "payment_id,payment_date,amount,customer_id,S/H\nP1,2020-01-05,50.00,A,H\nP2,2020-01-06,20.00,A,S\n";
    const money = `select (select sum(amount) from ingest.payments) as paid, (select sum(amount) from ingest.refunds) as back`;
    expect(await rowsOf({ "p.csv": payments }, money)).toEqual([{ paid: 50, back: 20 }]);
  });

  it("amounts below zero on the side above it are told with their money", async () => {
    const text = signed("S/H", "S", "H").replace("60.00", "-60.00");
    expect(await findingsOf({ "a.csv": text })).toContain("warning side_differs 60.0000");
  });
});

describe("in a profile", () => {
  const profile = (amount: unknown) => profileOf({ feeds: [feed({ amount })] });
  const text = "bill,who,day,sum,money,Kz\n1,A,2020-01-10,100.00,EUR,1\n2,A,2020-01-11,40.00,EUR,2\n";

  it("signedBy takes any source: own words for debit and credit", async () => {
    const signedBy = { words: { "1": "debit", "2": "credit" }, of: "Kz" };
    const settings = { profile: profile({ signedBy, of: "sum" }) };
    expect(await rowsOf({ "a.csv": text }, owed, settings)).toEqual([{ invoices: 100, credits: 40 }]);
  });

  it("a side that the profile does not read is told with what it would take off", async () => {
    const files = { "a.csv": text.replace("Kz", "S/H").replace("EUR,1", "EUR,S").replace("EUR,2", "EUR,H") };
    expect(await findingsOf(files, { profile: profile("sum") })).toContain("warning unread_side 40.0000");
    expect(await findingsOf(files, { profile: profile({ signedBy: "S/H", of: "sum" }) })).not.toContain(
      "warning unread_side 40.0000",
    );
  });

  it("where the mapping was guessed that is an error", async () => {
    const files = { "a.csv": text.replace("Kz", "S/H").replace("EUR,1", "EUR,S").replace("EUR,2", "EUR,H") };
    const settings = {
      profile: { ...profile("sum"), guessed: true },
      limits: { rejectedRowsRate: 0.05, rejectedAmountRate: 0.05, brokenRate: 0.05 },
    };
    await expect(rowsOf(files, owed, settings)).rejects.toThrow(
      "impossible mapping: a.csv: S/H says debit and credit, but the amounts do not take their sign from it in 1 of 2 rows",
    );
  });
});
