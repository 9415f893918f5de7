import { describe, expect, it } from "vitest";
import { saysExpected, saysUnpaid } from "../../../pipeline/ingest/values/expected.ts";
import { rowsOf } from "../exports.ts";

describe("words for what has not happened yet", () => {
  it.each([
    "Expected Payment Date", "ExpectedPaymentDate", "predicted_payment_date", "Pred. Pay Date", "Promised Date", "Promise to pay date",
    "PTP date", "Planned payment", "Scheduled settlement", "Est. paid date", "Estimated Paid On", "Payment Date (forecast)", "Projected cash date",
    "Anticipated payment", "Next payment date", "Voraussichtliches Zahldatum", "Erwarteter Zahlungseingang", "Geplante Zahlung", "Zahlungsprognose",
    "Zugesagtes Zahldatum", "Date de paiement prévue", "Date de règlement prévisionnelle", "Paiement attendu", "Date promise", "Fecha de pago prevista",
    "Fecha estimada de cobro", "Pago programado", "Data pagamento prevista", "Incasso stimato", "Verwachte betaaldatum", "Geplande betaling",
    "Beloofde betaaldatum", "Beräknad betaldatum", "Förväntad betalning", "Planerad betalning", "Forventet betalingsdato", "Planlagt betaling",
    "Lovet dato", "Data prevista de pagamento",
  ])("%s", (text) => {
    expect(saysExpected(text)).toBe(true);
  }); // prettier-ignore

  it.each([
    "Payment Date", "Paid On", "Settled Date", "SettledDate", "clear_date", "Zahldatum", "Date de paiement", "Fecha de pago", "Betaaldatum", "Betald",
    "Last payment date", "fully_paid_on_date", "Ausgleichsdatum", "Data pagamento", "Compromised", "Explanation", "Destination", "Plant",
  ])("%s says nothing of the kind", (text) => {
    expect(saysExpected(text)).toBe(false);
  }); // prettier-ignore

  it.each(["Open", "Unpaid", "OVERDUE", "Scheduled", "Promised", "überfällig", "Impayée", "Pendiente", "em aberto"])(
    "status %s: nothing is paid",
    (status) => expect(saysUnpaid(status)).toBe(true),
  );

  it.each(["Paid", "Posted", "Approved", "Sent", "Late", "Partially paid", "closed"])("status %s: says not", (status) =>
    expect(saysUnpaid(status)).toBe(false),
  );
});

describe("a date of payment beside a status by which nothing is paid", () => {
  const found = "select severity, message, amount from ingest.findings where rule = 'expected_payment'";
  const paid = "select invoice_id, paid_date from ingest.invoices order by 1";
  const header = "invoice_id,customer_id,issue_date,amount,currency,paid_date,status";

  it("is only expected: left empty, told with its amount, and not the report date", async () => {
    const lines = [
      "I1,A,2024-01-05,10.00,EUR,2024-02-01,Paid",
      "I2,A,2024-01-06,20.00,EUR,2024-06-30,Open",
      "I3,A,2024-01-07,40.00,EUR,2024-07-31,Promised",
      "I4,A,2024-01-08,80.00,EUR,2024-02-03,posted",
      "I5,A,2024-01-09,160.00,EUR,,Open",
    ];
    const files = { "invoices.csv": [header, ...lines].join("\n") };
    expect(await rowsOf(files, paid)).toEqual([
      { invoice_id: "I1", paid_date: "2024-02-01" },
      { invoice_id: "I2", paid_date: null },
      { invoice_id: "I3", paid_date: null },
      { invoice_id: "I4", paid_date: "2024-02-03" },
      { invoice_id: "I5", paid_date: null },
    ]);
    const message = "2 rows status promised or open: not paid, the date is only expected";
    expect(await rowsOf(files, found)).toEqual([{ severity: "info", message, amount: 60 }]);
    expect(await rowsOf(files, "select report_date from ingest.life")).toEqual([{ report_date: "2024-02-03" }]);
  });

  it("is the day of a part payment where an amount paid says so", async () => {
    const lines = ["I1,A,2024-01-05,10.00,EUR,2024-02-01,Open,4.00", "I2,A,2024-01-06,20.00,EUR,2024-06-30,Open,0"];
    const files = { "invoices.csv": [`${header},paid_amount`, ...lines].join("\n") };
    expect(await rowsOf(files, paid)).toEqual([
      { invoice_id: "I1", paid_date: "2024-02-01" },
      { invoice_id: "I2", paid_date: null },
    ]);
  });

  it("a payment that is scheduled has not come: left out with its amount", async () => {
    const payments = ["payment_id,payment_date,amount,invoice_id,status", "P1,2024-02-01,10.00,I1,cleared", "P2,2024-03-01,20.00,I1,Scheduled"];
    const files = {
      "invoices.csv": "invoice_id,customer_id,issue_date,amount\nI1,A,2024-01-05,100.00\n",
      "payments.csv": payments.join("\n"),
    };
    expect(await rowsOf(files, "select payment_id from ingest.payments")).toEqual([{ payment_id: "P1" }]);
    expect(await rowsOf(files, `select amount from (${found})`)).toEqual([{ amount: 20 }]);
  }); // prettier-ignore
});
