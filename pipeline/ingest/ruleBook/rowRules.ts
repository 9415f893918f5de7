import type { RuleEntry } from "./ruleEntry.ts";

/** Rules about single rows of an export. */
export const rowRules = {
  half_written_row: {
    severity: "error",
    means: "The row has fewer fields than the header; it is rejected.",
    example: "I2,ACME,2020-02-01 under a header of six names",
    fix: "Complete the row, or export the file again: it may have been cut off.",
  },
  too_many_fields: {
    severity: "error",
    means: "The row has more fields than the header; it is rejected.",
    example: "an unquoted comma in a customer's name",
    fix: "Quote fields that hold the delimiter, or export with another delimiter.",
  },
  broken_quote: {
    severity: "error",
    means: "A quote does not close, or stands amid a field; the row is rejected.",
    example: 'I2,"AC"ME,2020-02-01',
    fix: 'Write a quote inside a quoted field twice ("").',
  },
  too_long_row: {
    severity: "error",
    means: "One row runs over more than a million characters; it is rejected.",
    example: "a quote left open early in a large file",
    fix: "Look for a quote that does not close near the line given.",
  },
  repeated_name: {
    severity: "error",
    means: "A JSON object has a name twice, and nothing says which of its values counts; the row is rejected.",
    example: '{"amount": 100, "amount": 250}',
    fix: "Name each value of an object once.",
  },
  broken_json: {
    severity: "error",
    means: "The line is no JSON object; it is rejected.",
    example: '{"id": "I1", "amount": 10',
    fix: "Export the file again: it may have been cut off.",
  },
  missing_required: {
    severity: "error",
    means: "A column that every row needs is empty; the row is rejected.",
    example: "an invoice without an issue date",
    fix: "Fill the column in, or have the profile leave such rows out by name.",
  },
  impossible_date: {
    severity: "error or warning",
    means: "The text has the shape of a date but names no day. A required date rejects the row, another is left empty.",
    example: "2020-02-30",
    fix: "Correct the date; where day and month are swapped in the whole file, set dateOrder.",
  },
  damaged_date: {
    severity: "error or warning",
    means: "A time or a row of # stands where a date stood: a spreadsheet has damaged it.",
    example: "05:23.4",
    fix: "Export again and do not open the file in a spreadsheet in between.",
  },
  invalid_date: {
    severity: "error or warning",
    means: "The text is no date. A required date rejects the row, another is left empty.",
    example: "soon",
    fix: "Export the column again as dates (YYYY-MM-DD is safest).",
  },
  invalid_amount: {
    severity: "error or warning",
    means: "The text is no amount, or its decimal sign does not fit the file. A required amount rejects the row.",
    example: "1.2.3 or 12abc",
    fix: "Correct the amount; export with one decimal sign throughout.",
  },
  invalid_number: {
    severity: "error or warning",
    means: "The text is no number of the kind the column holds.",
    example: "second as instalment",
    fix: "Write the number in digits.",
  },
  unknown_kind: {
    severity: "error or warning",
    means: "The column holds one of a few words, and this is none of them.",
    example: "kind = gift on an adjustment",
    fix: "Use one of the words the message lists, or translate it in the profile with `words`.",
  },
  unknown_side: {
    severity: "error",
    means: "The column that says debit or credit is empty, or its word is none that is known; the row is rejected.",
    example: "Soll/Haben-Kennzeichen = X beside 100.00",
    fix: "Complete the column, or translate its words in the profile: signedBy: { words: { X: credit }, of: … }.",
  },
  unknown_currency: {
    severity: "warning",
    means: "The code is not in ISO 4217; the amount is kept under it.",
    example: "EURO",
    fix: "Use the three-letter code (EUR), or translate it in the profile with `words`.",
  },
  currency_differs: {
    severity: "warning",
    means: "The amount's own text says one currency, the currency column another; the column counts.",
    example: "€100.00 beside USD",
    fix: "Find out which is right; where the column is wrong, take it out of the profile.",
  },
  negative_amount: {
    severity: "error or warning",
    means: "A negative invoice is kept as a credit note; a negative credit, refund or application is rejected.",
    example: "an invoice of -30.00",
    fix: "Export amounts as positive numbers, or turn the sign in the profile with `minus`.",
  },
  negative_payment: {
    severity: "warning",
    means:
      "Money went back: it undoes an earlier payment of the invoice that it names, else one of the very amount of its customer, or uses up the customer's credit.",
    example: "a payment of -10.00 for invoice I1, after one of 10.00",
    fix: "Nothing where a payment bounced or was paid back; else turn the sign.",
  },
  due_years_later: {
    severity: "warning",
    means:
      "The due date is more than a year after the invoice date, as where its year is mistyped; it is kept, so that the invoice is not due.",
    example: "issued 2024-02-01, due 2027-03-02",
    fix: "Correct the year; where terms are that long, nothing to do.",
  },
  due_before_issue: {
    severity: "warning",
    means: "The due date lies before the invoice date; both are kept.",
    example: "issued 2020-02-01, due 2020-01-31",
    fix: "Check whether day and month are swapped, or which date the column really holds.",
  },
  far_date: {
    severity: "warning",
    means:
      "The date lies years from all others, as placeholders and mistyped years do. It is never the report date; what it is taken for stands in the message.",
    example: "1900-01-01, or 2042-03-05 for 2024-03-05",
    fix: "Correct the date; how far is too far says the setting farDates.",
  },
  expected_payment: {
    severity: "info",
    means:
      "The status says that a document is not paid, so that the date of payment beside it is one that somebody expects.",
    example: "status Open with a payment date, or a payment that is scheduled",
    fix: "Nothing, unless the status is out of date.",
  },
  after_export: {
    severity: "warning",
    means: "The date is later than the day on which the export says it was taken: what it says was only expected then.",
    example: "paid on 2024-04-15 in a list as of March 31, 2024",
    fix: "Where the column holds expected dates, map another one; else export again.",
  },
  missing_due_date: {
    severity: "warning",
    means: "The invoice has no due date; it is taken from its terms, else the invoice date stands for it.",
    example: "an empty due_date beside terms Net 30",
    fix: "Export the due date or the terms.",
  },
  missing_issue_date: {
    severity: "warning",
    means:
      "An open item has no invoice date; its due date stands for it, or the day of the list where that is earlier.",
    example: "money on account in a list of pending bills",
    fix: "Export the document's date, where it has one.",
  },
  missing_customer: {
    severity: "warning",
    means: "The row names no customer; it is kept under (unknown).",
    example: "an empty customer_id",
    fix: "Fill in the customer's number or name.",
  },
  missing_id: {
    severity: "warning",
    means:
      "The row has no number of its own; it is kept under an id made from its content (missing_invoice_id and so on).",
    example: "an invoice without a number",
    fix: "Export the document's number, or build one in the profile with `join`.",
  },
  blank_row: {
    severity: "info",
    means: "The row holds nothing that is read; it is left out.",
    example: ",,,,,",
    fix: "Nothing to do.",
  },
  exact_duplicate: {
    severity: "warning",
    means: "Every field repeats another row; it is left out.",
    example: "the same invoice exported twice",
    fix: "Export without overlap. If both rows are meant, give them different numbers.",
  },
  duplicate_key: {
    severity: "error",
    means:
      "The row has the key of another but other values; the one that comes first by content is kept, this one rejected.",
    example: "invoice I1 once over 100.00 and once over 120.00",
    fix: "Decide which row is right; where rows are line items, say `lines` in the profile.",
  },
  superseded: {
    severity: "info",
    means:
      "Several versions of a row are there, in one file or in files of several days; only the latest counts, this one is left out.",
    example: "an invoice's history, one row a change; an export a month that holds all invoices again",
    fix: "Nothing to do.",
  },
  line_item: {
    severity: "info",
    means:
      "A further line of a document whose amount stands on every line; it is left out so that the amount counts once.",
    example: "three lines of one invoice, each with its total",
    fix: "Nothing to do.",
  },
  not_mapped: {
    severity: "warning",
    means: "The profile says neither which table the row feeds nor why to leave it out; it is left out.",
    example: "a document type the profile does not name",
    fix: "Add the type to a feed's `rows`, or to `leaveOut` with a name.",
  },
  repeated_header: {
    severity: "info",
    means: "The header stands once more among the rows; it is left out.",
    example: "a header on every printed page",
    fix: "Nothing to do.",
  },
  page_line: {
    severity: "info",
    means:
      "A line of the printed page and no record: a page number, a title, who made the report and when; it is left out.",
    example: "Page 2 of 5",
    fix: "Nothing to do.",
  },
  report_total: {
    severity: "info",
    means: "A subtotal or total of the rows above; it is left out.",
    example: "Total for ACME 1,250.00",
    fix: "Nothing to do.",
  },
} as const satisfies Record<string, RuleEntry>;
