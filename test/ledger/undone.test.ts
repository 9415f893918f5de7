import { describe, expect, test } from "vitest";
import { askLedger, brokenChecks, select, readLedger } from "../support/ledger.ts";

/** One customer a situation, so that one ledger answers for all of them. */
const ledger = `
  2024-01-10 invoice A1 BOUNCED 100.00 EUR due_date=2024-02-09
  2024-02-05 payment PA BOUNCED 100.00 EUR invoice_id=A1
  2024-03-12 payment PAR BOUNCED -100.00 EUR invoice_id=A1

  2024-01-10 invoice B1 TWICE 100.00 EUR due_date=2024-02-09
  2024-02-05 payment PB1 TWICE 100.00 EUR invoice_id=B1
  2024-03-12 payment PB1R TWICE -100.00 EUR invoice_id=B1
  2024-04-02 payment PB2 TWICE 100.00 EUR invoice_id=B1
  2024-05-02 payment PB2R TWICE -100.00 EUR invoice_id=B1
  2024-06-03 payment PB3 TWICE 100.00 EUR invoice_id=B1

  2024-01-10 invoice C1 IN_PART 100.00 EUR due_date=2024-02-09
  2024-02-05 payment PC IN_PART 120.00 EUR invoice_id=C1
  2024-03-12 payment PCR IN_PART -30.00 EUR invoice_id=C1

  2024-01-10 invoice D1 SAME_AMOUNT 100.00 EUR due_date=2024-02-09
  2024-02-05 payment PD1 SAME_AMOUNT 60.00 EUR invoice_id=D1
  2024-02-20 payment PD2 SAME_AMOUNT 40.00 EUR invoice_id=D1
  2024-03-12 payment PDR SAME_AMOUNT -60.00 EUR invoice_id=D1

  2024-01-10 invoice E1 LATEST 100.00 EUR due_date=2024-02-09
  2024-02-05 payment PE1 LATEST 60.00 EUR invoice_id=E1
  2024-02-20 payment PE2 LATEST 40.00 EUR invoice_id=E1
  2024-03-12 payment PER LATEST -50.00 EUR invoice_id=E1

  2024-01-10 invoice F1 APPLIED 60.00 EUR due_date=2024-02-09
  2024-01-10 invoice F2 APPLIED 40.00 EUR due_date=2024-02-09
  2024-02-05 payment PF APPLIED 100.00 EUR
  2024-02-05 apply payment PF F1 60.00
  2024-02-05 apply payment PF F2 40.00
  2024-03-12 payment PFR APPLIED -60.00 EUR invoice_id=F1

  2024-01-10 invoice G1 OWN_NUMBER 100.00 EUR due_date=2024-02-09
  2024-02-05 payment PG OWN_NUMBER 100.00 EUR invoice_id=G1
  2024-03-12 payment PG OWN_NUMBER -100.00 EUR

  2024-01-10 invoice H1 INSTALMENTS 30.00 EUR due_date=2024-02-09 instalment=1
  2024-01-10 invoice H1 INSTALMENTS 70.00 EUR due_date=2024-04-30 instalment=2
  2024-02-05 payment PH INSTALMENTS 50.00 EUR invoice_id=H1
  2024-03-12 payment PHR INSTALMENTS -50.00 EUR invoice_id=H1

  2024-02-10 invoice I1 EARLY 100.00 EUR due_date=2024-03-09
  2024-01-05 payment PI EARLY 100.00 EUR invoice_id=I1
  2024-03-12 payment PIR EARLY -100.00 EUR invoice_id=I1

  2024-01-10 invoice T1 BARE 100.00 EUR due_date=2024-02-09
  2024-02-05 payment PT1 BARE 100.00 EUR
  2024-03-12 payment PT1R BARE -100.00 EUR

  2024-01-10 invoice U1 BARE_TWICE 100.00 EUR due_date=2024-02-09
  2024-02-05 payment PU1 BARE_TWICE 100.00 EUR
  2024-02-05 payment PU2 BARE_TWICE 100.00 EUR
  2024-03-12 payment PU2R BARE_TWICE -100.00 EUR
  2024-04-12 payment PU1R BARE_TWICE -100.00 EUR
  2024-05-12 payment PU3R BARE_TWICE -100.00 EUR

  2024-01-10 invoice V1 CREDITED 100.00 EUR due_date=2024-02-09
  2024-02-05 payment PV CREDITED 100.00 EUR invoice_id=V1
  2024-02-20 credit_note CV CREDITED 100.00 EUR
  2024-03-12 payment PVR CREDITED -100.00 EUR

  2024-01-01 invoice J1 PAID_BACK 100.00 EUR due_date=2024-01-31
  2024-01-20 payment PJ PAID_BACK 150.00 EUR invoice_id=J1
  2024-03-10 refund RJ1 PAID_BACK 20.00 EUR source_type=payment source_id=PJ
  2024-04-10 refund RJ2 PAID_BACK 30.00 EUR source_type=payment source_id=PJ

  2024-01-05 credit_note CK OLDEST 40.00 EUR
  2024-02-05 payment PK OLDEST 30.00 EUR
  2024-03-10 payment RK OLDEST -50.00 EUR
  2024-02-05 payment PK9 OTHER 30.00 EUR

  2024-01-02 payment RL BEFORE -50.00 EUR
  2024-01-15 credit_note CL BEFORE 40.00 EUR
  2024-02-05 payment PL BEFORE 30.00 EUR

  2024-01-20 payment PM BEYOND 50.00 EUR
  2024-03-10 refund RM1 BEYOND 60.00 EUR
  2024-03-10 refund RM2 BEYOND 5.00 EUR source_type=credit_note source_id=C9

  2024-01-05 credit_note CN CREDIT_PAID 40.00 EUR
  2024-02-05 refund RN CREDIT_PAID 40.00 EUR source_type=credit_note source_id=CN

  2024-01-05 invoice O1 RECOVERED 100.00 EUR due_date=2024-02-04
  2024-01-31 payment PO0 RECOVERED 10.00 EUR invoice_id=O1
  2024-02-28 adjust WO write_off O1 90.00
  2024-04-10 payment PO1 RECOVERED 60.00 EUR invoice_id=O1
  2024-05-10 payment PO2 RECOVERED 50.00 EUR invoice_id=O1

  2024-01-05 invoice Q1 LEFT_OPEN 100.00 EUR due_date=2024-02-04
  2024-01-10 credit_note CQ1 LEFT_OPEN 40.00 EUR invoice_id=Q1 applied_amount=15.00
  2024-01-11 credit_note CQ2 LEFT_OPEN 20.00 EUR invoice_id=Q1 applied_amount=0
  2024-01-12 credit_note CQ3 LEFT_OPEN 5.00 EUR invoice_id=Q1

  2024-01-01 rate USD 0.9
  2024-02-29 rate USD 0.8
  2024-01-10 invoice S1 FOREIGN 100.00 USD due_date=2024-02-09
  2024-02-05 payment PS1 FOREIGN 130.00 USD invoice_id=S1
  2024-03-12 payment PS1R FOREIGN -110.00 USD invoice_id=S1
  2024-03-20 adjust WS write_off S1 50.00
  2024-04-20 payment PS2 FOREIGN 70.00 USD invoice_id=S1
  2024-05-20 payment PS2R FOREIGN -70.00 USD invoice_id=S1`;

const asOf = "2024-07-31";

const ask = async (sql: string, date = asOf): Promise<readonly string[]> =>
  (await askLedger(ledger, date, sql)).map((row) => Object.values(row).join(" "));

/** At each month's end on which a customer owed or had anything: date, gross, unapplied. */
const positionsOf = (customer: string, date = asOf): Promise<readonly string[]> =>
  ask(
    `with parts as (
      select as_of_date, open_amount as gross, 0 as unapplied from measures.aging
      where basis = 'due' and customer_id = '${customer}'
      union all
      select as_of_date, 0, unapplied_amount from measures.unapplied where customer_id = '${customer}'
    )
    select strftime(as_of_date, '%m-%d'), sum(gross), sum(unapplied) from parts
    group by as_of_date having sum(gross) <> 0 or sum(unapplied) <> 0 order by as_of_date`,
    date,
  );

/** What moved a customer's balance in each month: month, invoices, cash, credits, write-offs. */
const movementsOf = (customer: string): Promise<readonly string[]> =>
  ask(
    `select strftime(as_of_date, '%m'), invoices, cash, credits, write_offs from measures.movements
    where customer_id = '${customer}' and (invoices, cash, credits, write_offs) <> (0, 0, 0, 0) order by as_of_date`,
  );

const appliedOf = (customer: string): Promise<readonly string[]> =>
  ask(`select source_id, amount from ledger.applications where customer_id = '${customer}' order by 1`);

const toldOf = (word: string): Promise<readonly string[]> =>
  ask(`select rule, value, amount from ledger.findings where message like '%${word}%' order by all`);

test("whatever is undone, the ledger adds up, at past dates too", async () => {
  for (const date of ["2024-03-12", asOf]) {
    await readLedger(ledger, { asOf: date }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      expect(await select(warehouse, "select * from ledger.findings where severity = 'error'")).toEqual([]);
    });
  }
});

describe("a payment that was undone", () => {
  test("opens the invoice again from its own due date; between the two days it was closed", async () => {
    expect(await positionsOf("BOUNCED")).toEqual(["01-31 100 0", "03-31 100 0", ...april("100 0")]);
    expect(await ask("select open_amount, due_date - run.as_of() from ledger.invoices where invoice_id = 'A1'"))
      .toEqual(["100 -173"]); // prettier-ignore
    expect(await positionsOf("BOUNCED", "2024-02-15")).toEqual(["01-31 100 0"]);
  });

  test("is cash of its day, and cash below zero of the day it was undone; it counts in no days to pay", async () => {
    expect(await movementsOf("BOUNCED")).toEqual(["01 100 0 0 0", "02 0 -100 0 0", "03 0 100 0 0"]);
    expect(await ask("select * from measures.receipts where customer_id = 'BOUNCED'")).toEqual([]);
    expect(await toldOf("invoice A1")).toEqual(["undone_payment A1 100"]);
  });

  test("can be paid again, and bounce again", async () => {
    expect(await positionsOf("TWICE")).toEqual(["01-31 100 0", "03-31 100 0", "05-31 100 0"]);
    expect(await ask("select days_to_pay, amount from measures.receipts where customer_id = 'TWICE'")).toEqual([
      "145 100",
    ]);
  });

  test("in part reopens that part, after what was overpaid", async () => {
    expect(await positionsOf("IN_PART")).toEqual(["01-31 100 0", "02-29 0 20", "03-31 10 0", ...april("10 0")]);
  });

  test("of several is the one of the same amount, else the latest", async () => {
    expect(await appliedOf("SAME_AMOUNT")).toEqual(["PD2 40"]);
    expect(await appliedOf("LATEST")).toEqual(["PE1 50"]);
  });

  test("may have settled several invoices, of which one opens again", async () => {
    expect(await appliedOf("APPLIED")).toEqual(["PF 40"]);
    expect(await positionsOf("APPLIED")).toEqual(["01-31 100 0", "03-31 60 0", ...april("60 0")]);
    expect(await toldOf("beyond its amount")).toEqual([]);
  });

  test("may be undone under its own number, without the invoice", async () => {
    expect(await positionsOf("OWN_NUMBER")).toEqual(["01-31 100 0", "03-31 100 0", ...april("100 0")]);
  });

  test("may be undone by its amount alone, each by one; meanwhile it stood on the account", async () => {
    expect(await positionsOf("BARE")).toEqual(["01-31 100 0", "02-29 100 100", "03-31 100 0", ...april("100 0")]);
    expect(await positionsOf("BARE_TWICE")).toEqual([
      "01-31 100 0",
      "02-29 100 200",
      "03-31 100 100",
      ...april("100 0"),
    ]);
    expect(await toldOf("refund PU")).toEqual(["refund_beyond_credit PU3R 100"]);
  });

  test("is not undone where a credit note over the amount was paid back", async () => {
    expect(await positionsOf("CREDITED")).toEqual(["01-31 100 0", "02-29 0 100"]);
  });

  test("of instalments stood on them meanwhile, oldest due first", async () => {
    expect(await positionsOf("INSTALMENTS")).toEqual(["01-31 100 0", "02-29 50 0", "03-31 100 0", ...april("100 0")]);
  });

  test("before its invoice was issued stood on the account", async () => {
    expect(await positionsOf("EARLY")).toEqual(["01-31 0 100", "03-31 100 0", ...april("100 0")]);
  });
});

describe("money paid back", () => {
  test("uses up the credit that it names from its own day on, in part or in whole", async () => {
    expect(await positionsOf("PAID_BACK")).toEqual(["01-31 0 50", "02-29 0 50", "03-31 0 30"]);
    expect(await positionsOf("PAID_BACK", "2024-02-15")).toEqual(["01-31 0 50", "02-15 0 50"]);
    expect(await movementsOf("PAID_BACK")).toEqual(["01 100 -150 0 0", "03 0 20 0 0", "04 0 30 0 0"]);
  });

  test("without a name uses up the customer's oldest credit, from the day on which both are there", async () => {
    expect(await positionsOf("OLDEST")).toEqual(["01-31 0 40", "02-29 0 70", "03-31 0 20", ...april("0 20")]);
    expect(await positionsOf("BEFORE")).toEqual(["02-29 0 20", "03-31 0 20", ...april("0 20")]);
    expect((await positionsOf("OTHER")).at(-1)).toBe("07-31 0 30");
  });

  test("beyond what was there, or of a credit that nobody knows, is told with its amount", async () => {
    expect(await positionsOf("BEYOND")).toEqual(["01-31 0 50", "02-29 0 50"]);
    expect(await toldOf("refund RM")).toEqual([
      "paid_back RM1 50",
      "refund_beyond_credit RM1 10",
      "unknown_refund C9 5",
    ]);
  });

  test("of a credit note is credit of the one day and cash of the other", async () => {
    expect(await movementsOf("CREDIT_PAID")).toEqual(["01 0 0 -40 0", "02 0 40 0 0"]);
  });
});

test("money on an invoice that was written off is a recovery; beyond the write-off it is credit", async () => {
  expect(await positionsOf("RECOVERED")).toEqual(["01-31 90 0", "05-31 0 20", "06-30 0 20", "07-31 0 20"]);
  expect(await movementsOf("RECOVERED")).toEqual(["01 100 -10 0 0", "02 0 0 0 -90", "04 0 -60 0 60", "05 0 -50 0 30"]);
  expect(await toldOf("written off")).toEqual(["recovered_write_off WO 30", "recovered_write_off WO 60"]);
});

test("a credit note that names an invoice settles no more of it than the export says was applied", async () => {
  expect((await positionsOf("LEFT_OPEN")).at(-1)).toBe("07-31 80 45");
});

test("in foreign money, with a payment undone in part, a write-off, a recovery and its bounce", async () => {
  expect(await positionsOf("FOREIGN")).toEqual([
    "01-31 100 0",
    "02-29 0 30",
    "03-31 30 0",
    "04-30 0 40",
    "05-31 30 0",
    "06-30 30 0",
    "07-31 30 0",
  ]);
});

/** The same position at the ends of April to July. */
function april(position: string): readonly string[] {
  return ["04-30", "05-31", "06-30", "07-31"].map((date) => `${date} ${position}`);
}
