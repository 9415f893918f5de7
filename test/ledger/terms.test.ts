import { describe, expect, test } from "vitest";
import { literal } from "../../pipeline/warehouse/warehouse.ts";
import { askLedger, select, readLedger } from "../support/ledger.ts";
import { withWarehouse } from "../support/withWarehouse.ts";

/** The due date of an invoice of 2024-01-15 under terms, with a terms table beside it. */
async function dueDate(terms: string, table: readonly Readonly<Record<string, string>>[] = []): Promise<unknown> {
  const invoices = [
    { invoice_id: "I1", customer_id: "C1", issue_date: "2024-01-15", amount: "10.00", currency: "USD", terms },
  ];
  const [row] = await readLedger(
    { invoices, ...(table.length > 0 ? { terms: table } : {}) },
    { asOf: "2024-03-31" },
    (warehouse) => select(warehouse, "select cast(due_date as varchar) as due_date from ledger.invoices"),
  );
  return row?.["due_date"];
}

/** The days on which invoices of a day fall due under terms in words, in their order. */
async function read(issued: string, terms: readonly string[]): Promise<readonly unknown[]> {
  return withWarehouse(async (warehouse) => {
    const rows = terms.map((words, place) => `(${place}, ${literal(words)})`).join(", ");
    const question = `select cast(terms_due_date(date '${issued}', words) as varchar) as day
      from (values ${rows}) as asked (place, words) order by place`;
    return (await select(warehouse, question)).map(({ day }) => day);
  });
}

/** Terms in words, and the day an invoice of 15 January 2024 falls due under them. */
const understood = [
  ["1 month", "2024-02-15"],
  ["2 months", "2024-03-15"],
  ["Net 2 months", "2024-03-15"],
  ["Net 1 month", "2024-02-15"],
  ["3 months net", "2024-04-15"],
  ["1 Monat", "2024-02-15"],
  ["2 mois", "2024-03-15"],
  ["6 weeks", "2024-02-26"],
  ["2 weeks", "2024-01-29"],
  ["Net 2 weeks", "2024-01-29"],
  ["30 days after end of month", "2024-03-01"],
  ["30 days after the month's end", "2024-03-01"],
  ["1 month after end of invoice month", "2024-02-29"],
  ["2 months EOM", "2024-03-31"],
  ["Net 60 EOM", "2024-03-31"],
  ["30 days EOM 10th", "2024-03-10"],
  ["EOM 45", "2024-03-16"],
  ["Net 30 days from invoice date", "2024-02-14"],
  ["2/10, n/30", "2024-02-14"],
  ["90 Tage", "2024-04-14"],
  ["30 dd. FM", "2024-02-29"],
  ["30 gg FM", "2024-02-29"],
  ["60 gg D.F. F.M.", "2024-03-31"],
  ["60 days date of invoice", "2024-03-15"],
  ["1/15 net 60", "2024-03-15"],
  ["Net30", "2024-02-14"],
  ["NET-45", "2024-02-29"],
  ["45D", "2024-02-29"],
  ["Due upon receipt", "2024-01-15"],
  ["14 Tage 2%, 30 Tage netto", "2024-02-14"],
  ["8 Tage 2% Skonto, 30 Tage netto", "2024-02-14"],
  ["30 jours", "2024-02-14"],
  ["30 dias", "2024-02-14"],
  ["Net 1M", "2024-02-15"],
  ["Net 30", "2024-02-14"],
  ["2/10 N30", "2024-02-14"],
  ["2/10N30", "2024-02-14"],
  ["N030", "2024-02-14"],
  ["n/30", "2024-02-14"],
  ["EOM+30", "2024-03-01"],
  ["EOM + 30 days", "2024-03-01"],
  ["30 days end of month", "2024-02-29"],
  ["30 jours fin de mois", "2024-02-29"],
  ["fin de mois 45 jours", "2024-03-16"],
  ["14 Tage 2 % Skonto 30 Tage netto", "2024-02-14"],
  ["15th of following month", "2024-02-15"],
  ["15 of the next month", "2024-02-15"],
  ["10th prox", "2024-02-10"],
  ["10th day of the following month", "2024-02-10"],
  ["end of next month", "2024-02-29"],
  ["end of following month", "2024-02-29"],
  ["due on receipt", "2024-01-15"],
  ["Vorkasse", "2024-01-15"],
  ["45", "2024-02-29"],
  ["45.0", "2024-02-29"],
  ["0", "2024-01-15"],
  ["2/10 net 30 EOM", "2024-02-29"],
  ["2.00/10 net 30 days end of month", "2024-02-29"],
  ["10.00/10 net 30", "2024-02-14"],
  ["2% 10 days, net 30", "2024-02-14"],
  ["2% 10, net 30", "2024-02-14"],
  ["2%/10 net 30", "2024-02-14"],
  ["30 days net, 14 days 2%", "2024-02-14"],
  ["30 days, 2% 10 days", "2024-02-14"],
  ["Within 14 days 2 % cash discount, within 20 days 1.5 % cash discount, within 30 days Due net", "2024-02-14"],
  ["Payable immediately Due net", "2024-01-15"],
  ["sofort ohne Abzug", "2024-01-15"],
  ["zahlbar sofort", "2024-01-15"],
  ["innerhalb von 30 Tagen", "2024-02-14"],
  ["30 Tage nach Rechnungserhalt", "2024-02-14"],
  ["30 days from receipt of invoice", "2024-02-14"],
  ["30 jours à réception de facture", "2024-02-14"],
  ["à réception", "2024-01-15"],
  ["on the 10th", "2024-02-10"],
  ["due on the 25th", "2024-01-25"],
  ["10th of the month", "2024-02-10"],
  ["30 days on the 10th", "2024-03-10"],
  ["45 jours fin de mois le 10", "2024-03-10"],
  ["am 15. des Folgemonats", "2024-02-15"],
  ["zum Monatsende", "2024-01-31"],
  ["EOM", "2024-01-31"],
  ["E.O.M.", "2024-01-31"],
  ["end of month", "2024-01-31"],
  ["month end", "2024-01-31"],
  ["Net EOM", "2024-01-31"],
  ["net 30 month-end", "2024-02-29"],
  ["1 month from end of month", "2024-02-29"],
  ["60 dagen einde maand", "2024-03-31"],
  ["30 dagen na factuurdatum", "2024-02-14"],
  ["2 maanden", "2024-03-15"],
  ["løbende måned + 30 dage", "2024-03-01"],
  ["Lb.md. + 30 dage", "2024-03-01"],
  ["30 dage netto", "2024-02-14"],
  ["4 uger", "2024-02-12"],
  ["4 Wochen", "2024-02-12"],
  ["1 semana", "2024-01-22"],
  ["60 gg fm + 10", "2024-04-10"],
  ["COD", "2024-01-15"],
  ["C.O.D.", "2024-01-15"],
  ["Cash", "2024-01-15"],
  ["prepayment", "2024-01-15"],
  ["3% 8 Tage, 2% 14 Tage, 30 Tage netto", "2024-02-14"],
  ["2% 10 days, 1 month net", "2024-02-15"],
  ["30 gg data fattura fine mese", "2024-02-29"],
  ["30 días fecha factura", "2024-02-14"],
  ["fin de mes", "2024-01-31"],
  ["NT30", "2024-02-14"],
  ["30 net", "2024-02-14"],
  ["30 Days", "2024-02-14"],
  ["Net 350", "2024-12-30"],
  ["Net 0", "2024-01-15"],
  ["Prox", "2024-02-29"],
  ["30 dni", "2024-02-14"],
  ["30 DAYS EOM", "2024-02-29"],
  ["Net 30 Days", "2024-02-14"],
  ["Net 30.", "2024-02-14"],
  ["last day of the following month", "2024-02-29"],
  ["last day of the month", "2024-01-31"],
  ["Due in 30 days", "2024-02-14"],
  ["Payment within 30 days of invoice date", "2024-02-14"],
  ["Payment due within 30 days", "2024-02-14"],
  ["30 days from date of invoice", "2024-02-14"],
  ["1st of next month", "2024-02-01"],
  ["15th of the month following invoice", "2024-02-15"],
  ["31st of next month", "2024-02-29"],
  ["1 month EOM", "2024-02-29"],
  ["90 days EOM", "2024-04-30"],
  ["net 1 week", "2024-01-22"],
  ["30 days from EOM", "2024-03-01"],
  ["45 days end of month", "2024-02-29"],
  ["60 days net EOM 15th", "2024-04-15"],
  ["2 months after month end", "2024-03-31"],
  ["2%10net30", "2024-02-14"],
  ["2/10-n/30", "2024-02-14"],
  ["14 days", "2024-01-29"],
] as const;

const notUnderstood = [
  "2/10 EOM",
  "half 30 half 60",
  "50% upfront, 50% net 30",
  "Quarterly",
  "Net 7th",
  "1MM",
  "by agreement",
  "10 working days",
  "30 business days",
  "0001",
  "NAA8",
  "ZB61",
  "30/60/90",
  "30 60 90 days",
  "30% deposit balance net 60",
  "10% retention net 30",
  "10th",
  "half on receipt, half in 30 days",
  "30 дней",
  "net 30 days after delivery",
  "Net 30 or 60",
  "net",
  "2/10",
  "2% 10 days",
  "1000",
  "Monthly",
  "Net 30 working days",
  "30 days from statement",
  "2-10 net 30",
  "net thirty",
];

test("terms in words say a day", async () => {
  const days = await read(
    "2024-01-15",
    understood.map(([words]) => words),
  );
  expect(understood.map(([words], place) => [words, days[place]])).toEqual(understood);
});

test("terms that are not understood to their last word say none", async () => {
  const days = await read("2024-01-15", notUnderstood);
  expect(notUnderstood.filter((_, place) => days[place] !== null)).toEqual([]);
});

test("a day of the month that a short month lacks is its last", async () => {
  expect(await read("2024-01-31", ["1 month", "30 days EOM 31st", "31st of next month"])).toEqual([
    "2024-02-29",
    "2024-03-31",
    "2024-02-29",
  ]);
});

describe("terms that are not understood", () => {
  const bill = (invoice_id: string, customer_id: string, amount: string, terms: string, due_date = "") => {
    return { invoice_id, customer_id, issue_date: "2024-01-15", due_date, amount, currency: "EUR", terms };
  };
  const invoices = [
    bill("I1", "C1", "10.00", "half 30 half 60"),
    bill("I2", "C2", "5.00", "half 30 half 60"),
    bill("I3", "C1", "7.00", "Quarterly", "2024-02-01"),
    bill("I4", "C1", "8.00", "2 months"),
  ];
  const customers = [{ customer_id: "C2", terms: "Net 30" }];
  const due = "select invoice_id, cast(due_date as varchar) as due_date from ledger.invoices order by invoice_id";
  const found = "select value, message, amount from ledger.findings where rule = 'unread_terms'";

  test("are named with count and amount; due by the customer's terms, else on the invoice date", async () => {
    const ledger = { invoices, customers };
    expect(await askLedger(ledger, "2024-03-31", due)).toEqual([
      { invoice_id: "I1", due_date: "2024-01-15" },
      { invoice_id: "I2", due_date: "2024-02-14" },
      { invoice_id: "I3", due_date: "2024-02-01" },
      { invoice_id: "I4", due_date: "2024-03-15" },
    ]);
    expect(await askLedger(ledger, "2024-03-31", found)).toEqual([
      {
        value: "half 30 half 60",
        message:
          "payment terms that are not understood: 2 invoices in EUR counted as due by the customer's terms, else on the invoice date",
        amount: 15,
      },
    ]);
  });

  test("mean what the terms file says of them", async () => {
    const terms = [{ terms: "half 30 half 60", due_days: "45", end_of_month: "" }];
    const ledger = { invoices, terms };
    expect((await askLedger(ledger, "2024-03-31", due))[0]).toEqual({ invoice_id: "I1", due_date: "2024-02-29" });
    expect(await askLedger(ledger, "2024-03-31", found)).toEqual([]);
  });
});

test("a key of the accounting system means what the terms file says", async () => {
  const table = [
    { terms: "ZB61", due_days: "60", end_of_month: "", discount_rate: "", discount_days: "" },
    { terms: "Z999", due_days: "30", end_of_month: "yes", discount_rate: "2", discount_days: "10" },
  ];
  expect(await dueDate("ZB61", table)).toBe("2024-03-15");
  expect(await dueDate("Z999", table)).toBe("2024-02-29");
});

test("a key's discount is offered until its day", async () => {
  const question = "select terms, discount_rate, discount_days, net_days from measures.discount_offers";
  const tables = {
    invoices: [
      {
        invoice_id: "I1",
        customer_id: "C1",
        issue_date: "2024-01-15",
        amount: "10.00",
        currency: "USD",
        terms: "ZB02",
      },
    ],
    terms: [{ terms: "ZB02", due_days: "30", end_of_month: "", discount_rate: "2", discount_days: "10" }],
  };
  const offers = await readLedger(tables, { asOf: "2024-03-31" }, (warehouse) => select(warehouse, question));
  expect(offers).toEqual([{ terms: "2.00/10 net 30", discount_rate: 0.02, discount_days: 10, net_days: 30 }]);
});
