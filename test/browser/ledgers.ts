/** The text of export files by name. */
export type Files = Readonly<Record<string, string>>;

/** A ledger and words that its overview must say. */
export type Ledger = { readonly files: Files; readonly says: string };

const header = "invoice_id,customer_id,issue_date,due_date,amount,currency,paid_date";
const invoices = (...lines: readonly string[]): Files => ({ "invoices.csv": [header, ...lines, ""].join("\n") });
const months = [1, 2, 3, 4, 5, 6].map((month) => String(month).padStart(2, "0"));

/** What a browser would run if it were taken for markup, and a spreadsheet if it were taken for a formula. */
export const hostileNames = ["<img src=x onerror=alert(1)>", '=HYPERLINK("http://example.com")'] as const;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const [markup, formula] = hostileNames.map(quoted);

const hostile: Ledger = {
  says: hostileNames[0],
  files: {
    "customers.csv": `customer_id,customer_name,segment\n${markup},${markup},${markup}\n=F1,${formula},${formula}\n`,
    "invoices.csv": `${header}
${quoted(`I1${hostileNames[0]}`)},${markup},2024-01-10,2024-02-09,100.00,EUR,
=I2,=F1,2024-01-12,2024-02-11,50.00,EUR,
I3,=F1,2024-03-12,2024-04-11,70.00,EUR,2024-04-30
`,
    "disputes.csv": `dispute_id,invoice_id,opened_date,reason\nD1,=I2,2024-03-01,${markup}\n`,
    "countback.config.json": JSON.stringify({ company: hostileNames[0] }),
  },
};

/** Ledgers that have almost nothing to show, or only one kind of thing. */
export const smallLedgers = {
  "no invoice": {
    says: "no invoice yet",
    files: { ...invoices(), "countback.config.json": JSON.stringify({ asOf: "2024-03-31" }) },
  },
  "one open invoice": { says: "customers owe", files: invoices("I1,ACME,2024-01-10,2024-02-09,100.00,EUR,") },
  "one customer, none paid": {
    says: "Overdue",
    files: invoices(...months.map((month) => `I${month},ACME,2024-${month}-10,2024-${month}-20,100.00,EUR,`)),
  },
  "a credit note, a payment and no invoice": {
    says: "unapplied",
    files: {
      "credit_notes.csv": "credit_note_id,customer_id,issue_date,amount,currency\nC1,ACME,2024-01-10,5.00,USD\n",
      "payments.csv": "payment_id,customer_id,payment_date,amount,currency\nP1,ACME,2024-01-20,100.00,USD\n",
    },
  },
  "all paid": {
    says: "Nothing is open",
    files: invoices(
      ...months.map((month) => `I${month},ACME,2024-${month}-10,2024-${month}-20,100.00,EUR,2024-${month}-25`),
    ),
  },
  "two currencies without a rate, none paid": {
    says: "USD",
    files: invoices("I1,ACME,2024-01-10,2024-01-20,100.00,USD,", "I2,BOLT,2024-02-10,2024-03-20,50.00,CAD,"),
  },
} as const satisfies Readonly<Record<string, Ledger>>;

/** Every ledger that a test of the site needs by name. */
export const ledgers = { ...smallLedgers, hostile };

/** Sixteen months of six customers, each later than the one before; the fifth stops paying near the end. */
export const leaders: Files = invoices(
  ...Array.from({ length: 96 }, (_, index) => {
    const [month, customer] = [Math.floor(index / 6), index % 6];
    const day = (offset: number): string =>
      new Date(Date.UTC(2024, month, 3 + customer + offset)).toISOString().slice(0, 10);
    const amount = (100 + 37 * ((index * 7) % 11)) * (customer + 1);
    const paid = day(20 + customer * 6 + ((month * 5) % 11));
    const isPaid = paid <= "2025-04-17" && !(customer === 4 && month >= 13);
    return `I${index},F${customer},${day(0)},${day(20)},${amount}.00,EUR,${isPaid ? paid : ""}`;
  }),
);
