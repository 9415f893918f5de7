import type { Profile } from "./profile.ts";

/**
 * IBM's "accounts receivable" sample: one row an invoice with its settlement, D/M/YYYY or M/D/YYYY.
 * `Disputed` has no dates. Any date we made up would either tell a model at issue what was only known later, or split
 * past balances wrongly, so the flag is counted in a finding and not used.
 */
export const ibm: Profile = {
  name: "ibm",
  describes: "IBM accounts-receivable sample: one row an invoice with its settlement date",
  layouts: [
    {
      signature: ["customerID", "invoiceNumber", "InvoiceDate", "DueDate", "InvoiceAmount", "SettledDate"],
      feeds: [
        {
          table: "invoices",
          columns: {
            invoice_id: "invoiceNumber",
            customer_id: "customerID",
            issue_date: "InvoiceDate",
            due_date: "DueDate",
            amount: "InvoiceAmount",
            segment: "countrycode",
            paid_date: "SettledDate",
          },
        },
      ],
      unused: ["PaperlessDate", "PaperlessBill", "Disputed", "DaysToSettle", "DaysLate"],
      notes: [
        {
          rule: "undated_dispute",
          rows: { header: "Disputed", isOneOf: ["yes"] },
          message: "marked as disputed without a date: shown here, not used in aging or risk",
        },
      ],
      dateWitnesses: [
        { days: "DaysToSettle", from: "InvoiceDate", to: "SettledDate" },
        { earlier: "InvoiceDate", later: "DueDate" },
        { earlier: "InvoiceDate", later: "SettledDate" },
      ],
    },
  ],
};
