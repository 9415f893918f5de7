import type { Profile } from "./profile.ts";

/**
 * Open and cleared items of an SAP-style receivables export. Three date styles in a row, ids as floats, customer numbers
 * only where they are certain: the name is delivered as exported, the ledger decides who is who.
 */
export const sapStyle: Profile = {
  name: "sap-style",
  describes: "SAP-style open and cleared items: one row a document with its clearing date",
  layouts: [
    {
      signature: [
        "business_code",
        "name_customer",
        "clear_date",
        "document_create_date",
        "due_in_date",
        "total_open_amount",
      ],
      feeds: [
        {
          table: "invoices",
          columns: {
            company_id: "business_code",
            invoice_id: { header: "invoice_id", as: "id" },
            customer_id: "cust_number",
            customer_name: "name_customer",
            issue_date: "document_create_date",
            due_date: "due_in_date",
            amount: "total_open_amount",
            currency: "invoice_currency",
            terms: "cust_payment_terms",
            paid_date: "clear_date",
          },
        },
      ],
      unused: [
        "buisness_year", "business_year", "doc_id", "posting_date", "document_create_date.1", "document type", "posting_id",
        "area_business", "baseline_create_date", "isOpen",
      ], // prettier-ignore
      dateWitnesses: [{ earlier: "document_create_date", later: "due_in_date" }],
    },
  ],
};
