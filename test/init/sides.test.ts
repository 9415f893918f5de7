import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { init } from "../../pipeline/init/init.ts";
import { readSettings } from "../../pipeline/settings.ts";
import { rowsOf } from "../ingest/exports.ts";
import { withFolder } from "../support/folder.ts";

const owed = `select coalesce((select sum(amount) from ingest.invoices), 0) as invoices,
  coalesce((select sum(amount) from ingest.credit_notes), 0) as credits,
  coalesce((select sum(amount) from ingest.payments), 0) as payments`;

/** What init says of a file, and what is read by its mapping: sums of invoices, of credits and of what is paid. */
async function mapped(text: string, file = "export.csv"): Promise<{ readonly said: string; readonly sums: unknown }> {
  return withFolder(async (folder) => {
    await writeFile(join(folder, file), text);
    const said: string[] = [];
    await init({ input: folder }, { say: (each) => void said.push(each), ask: null });
    const { profile, dateOrder } = readSettings({ input: folder });
    const [sums] = await rowsOf({ [file]: text }, owed, { profile, dateOrder });
    return { said: said.join("\n"), sums };
  });
}

describe("a column says debit or credit beside an unsigned amount", () => {
  it.each([
    ["German, as DATEV writes it", "Belegnr;Konto;Belegdatum;Fälligkeit;Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen", ";", "S", "H"],
    ["German, short", "Rechnungsnr;Kunde;Rechnungsdatum;Fälligkeit;Betrag;S/H", ";", "S", "H"],
    ["English", "Document No,Customer,Document Date,Due Date,Amount,Dr/Cr", ",", "Dr", "Cr"],
    ["English, under a name that says little", "Document No,Customer,Document Date,Due Date,Amount,Type", ",", "D", "C"],
    ["English, in full", "Document No,Customer,Document Date,Due Date,Amount,Posting side", ",", "Debit", "Credit"],
    ["French", "N° pièce,Client,Date facture,Échéance,Montant,Sens", ",", "D", "C"],
    ["Spanish", "Nº factura,Cliente,Fecha,Vencimiento,Importe,Debe/Haber", ",", "Debe", "Haber"],
    ["Italian", "Numero fattura,Cliente,Data fattura,Scadenza,Importo,Dare/Avere", ",", "D", "A"],
  ])("%s", async (_, header, comma, debit, credit) => {
    const rows = [
      ["1", "Acme", "2024-01-10", "2024-02-09", "100.00", debit],
      ["2", "Bolt", "2024-01-12", "2024-02-11", "60.00", debit],
      ["3", "Acme", "2024-01-20", "2024-01-20", "40.00", credit],
    ];
    const { said, sums } = await mapped([header, ...rows.map((row) => row.join(comma)), ""].join("\n"));
    expect(sums).toEqual({ invoices: 160, credits: 40, payments: 0 });
    expect(said).toMatch(/→ side +because of its words for debit and credit/);
    expect(said).toContain("amount 120.0000 read = 120.0000 accepted + 0.0000 rejected + 0.0000 left out");
  }); // prettier-ignore

  it("only credits are marked: the others are debits", async () => {
    const { said, sums } = await mapped(
      "No,Customer,Date,Amount,D/C\n1,Acme,2024-01-10,100.00,\n2,Acme,2024-01-11,40.00,C\n",
    );
    expect(sums).toEqual({ invoices: 100, credits: 40, payments: 0 });
    expect(said).toContain("none is debit");
  });

  it("payments among the rows are payments, and one on the debit side is undone", async () => {
    const { sums } = await mapped(`No,Customer,Date,Type,Amount,D/C
1,Acme,2024-01-10,Invoice,100.00,D
2,Acme,2024-01-11,Payment,40.00,C
3,Acme,2024-01-12,Credit note,30.00,C
4,Acme,2024-01-13,Credit note,10.00,D
5,Acme,2024-01-14,Payment,15.00,D
`);
    expect(sums).toEqual({ invoices: 110, credits: 30, payments: 40 });
  });

  it("a balance beside it has no sign of its own", async () => {
    const { sums } = await mapped(
      "No,Customer,Date,Amount,Balance,S/H\n1,Acme,2024-01-10,100.00,60.00,S\n2,Acme,2024-01-11,40.00,30.00,H\n",
    );
    expect(sums).toEqual({ invoices: 100, credits: 40, payments: 0 });
  });

  it("words that nobody knows are asked about, and nothing is written", async () => {
    await expect(
      mapped("No,Customer,Date,Amount,D/C\n1,Acme,2024-01-10,100.00,1\n2,Acme,2024-01-11,40.00,2\n"),
    ).rejects.toThrow("D/C seems to say debit or credit, but which of its words (1, 2) means what?");
  });
});

describe("a column each for debit and credit in place of one amount", () => {
  it.each([
    ["English", "Document No,Customer,Document Date,Due Date,Debit,Credit"],
    ["English, longer", "Document No,Customer,Document Date,Due Date,Debit Amount (EUR),Credit Amount (EUR)"],
    ["German", "Rechnungsnr,Kunde,Rechnungsdatum,Fälligkeit,Betrag Soll,Betrag Haben"],
    ["German, bare", "Rechnungsnr,Kunde,Rechnungsdatum,Fälligkeit,Soll,Haben"],
    ["French", "N° facture,Client,Date facture,Échéance,Débit,Crédit"],
    ["Spanish", "Nº factura,Cliente,Fecha,Vencimiento,Debe,Haber"],
    ["Italian", "Numero fattura,Cliente,Data fattura,Scadenza,Dare,Avere"],
  ])("%s", async (_, header) => {
    const { said, sums } = await mapped(`${header}
1,Acme,2024-01-10,2024-02-09,100.00,
2,Bolt,2024-01-12,2024-02-11,60.00,0.00
3,Acme,2024-01-20,2024-01-20,,40.00
`);
    expect(sums).toEqual({ invoices: 160, credits: 40, payments: 0 });
    expect(said).toMatch(/→ debit_amount[^]*→ credit_amount/);
    expect(said).toContain("amount 120.0000 read = 120.0000 accepted + 0.0000 rejected + 0.0000 left out");
  });

  it("credits written below zero take off as well", async () => {
    const { sums } = await mapped(
      "No,Customer,Date,Debit,Credit\n1,Acme,2024-01-10,100.00,\n2,Acme,2024-01-11,,-40.00\n",
    );
    expect(sums).toEqual({ invoices: 100, credits: 40, payments: 0 });
  });

  it("the balance after each row is not what is open of it", async () => {
    const { said, sums } = await mapped(`No,Customer,Date,Debit,Credit,Balance
1,Acme,2024-01-10,100.00,,100.00
2,Acme,2024-01-12,60.00,,160.00
3,Acme,2024-01-20,,40.00,120.00
`);
    expect(sums).toEqual({ invoices: 160, credits: 40, payments: 0 });
    expect(said).toContain("Balance is the account's balance after each row");
  });

  it("a list of payments is money in on the credit side", async () => {
    const text = "Receipt No,Payment Date,Customer,Debit,Credit\n1,2024-01-10,Acme,,100.00\n2,2024-01-12,Acme,30.00,\n";
    expect((await mapped(text, "payments.csv")).sums).toEqual({ invoices: 0, credits: 0, payments: 100 });
  });

  it("rows with both are asked about: the credit may be what is paid", async () => {
    await expect(
      mapped("No,Customer,Date,Debit,Credit\n1,Acme,2024-01-10,100.00,40.00\n2,Acme,2024-01-11,50.00,50.00\n"),
    ).rejects.toThrow("rows hold amounts under both Debit and Credit: is Credit what is paid?");
  });
});
