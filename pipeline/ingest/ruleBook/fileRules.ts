import type { RuleEntry } from "./ruleEntry.ts";

/** Rules about whole files, or about many rows of one at once. */
export const fileRules = {
  ignored_file: {
    severity: "info",
    means: "The file is no export: hidden, a temporary file, a text about the exports, or the settings.",
    example: "README.md",
    fix: "Nothing to do.",
  },
  empty_file: {
    severity: "warning",
    means: "The file holds no bytes.",
    example: "an export that was interrupted",
    fix: "Export it again.",
  },
  no_receipts: {
    severity: "warning",
    means: "A SAF-T file holds sales invoices and no receipts: nothing in it says what of them is paid.",
    example: "the monthly file of invoices alone",
    fix: "Export the file of the whole year with its receipts, or add a list of what is open or was paid.",
  },
  binary_file: {
    severity: "warning",
    means: "The file is of a kind that cannot be read.",
    example: "a PDF",
    fix: "Save it as CSV or XLSX.",
  },
  damaged_file: {
    severity: "warning",
    means: "The file is damaged or cut off; nothing of it is read.",
    example: "half a zip archive",
    fix: "Export or copy it again.",
  },
  damaged_history: {
    severity: "warning",
    means: "What an earlier run kept in the history cannot be read; it is left out of what was known then.",
    example: "history/2024-01-31_3f2a/measures.parquet cut off",
    fix: "Put the record back from a copy of the output folder, or take it out of the history.",
  },
  other_ledger: {
    severity: "warning",
    means:
      "No item and no customer that the last run in this output folder knew is in the exports; nothing is compared with it.",
    example: "the sample first, then exports of one's own, into one folder",
    fix: "Give each ledger an output folder of its own (--output).",
  },
  foreign_history: {
    severity: "info",
    means: "Something lies in the history that no run kept there; it is left alone.",
    example: "history/.DS_Store",
    fix: "Nothing to do.",
  },
  refused_file: {
    severity: "warning",
    means: "The file is locked, packed too deep or of a form that is not read; the message says which.",
    example: "a workbook with a password",
    fix: "Save it unlocked and plain, as CSV or XLSX.",
  },
  absurd_expansion: {
    severity: "warning",
    means: "The archive claims to unpack to far more than it holds; it is not read.",
    example: "a zip bomb",
    fix: "Unpack it yourself and look at what it holds.",
  },
  too_many_columns: {
    severity: "warning",
    means: "The file has more columns than a sheet can have, or a first line longer than any header; it is not read.",
    example: "a header of 20,000 names",
    fix: "Export it without the columns that nobody needs.",
  },
  hidden_sheet: {
    severity: "info",
    means: "A sheet of the workbook is hidden; it is not read.",
    example: "a hidden sheet of lists",
    fix: "Show the sheet if it holds data.",
  },
  empty_sheet: {
    severity: "info",
    means: "A sheet of the workbook holds nothing.",
    example: "Sheet2",
    fix: "Nothing to do.",
  },
  error_cell: {
    severity: "warning",
    means: "Cells of the workbook hold errors instead of values; they are read as empty.",
    example: "#REF!",
    fix: "Repair the formulas and save the workbook again.",
  },
  nested_column: {
    severity: "warning",
    means: "A column of a Parquet file holds lists or structures, not plain values; it is not read.",
    example: "lines, a list of structures",
    fix: "Export what is inside as a table of its own.",
  },
  unrecognised_file: {
    severity: "warning",
    means: "No known header stands in the file's first lines; the message names the closest layout and what it lacks.",
    example: "a file of vendors",
    fix: "Run `npx countback init` to draw up a mapping, or write a profile (docs/profiles.md of Countback).",
  },
  invalid_encoding: {
    severity: "warning",
    means: "The text is not valid UTF-8; it was read as Windows-1252, or broken characters were replaced.",
    example: "M\u00fcller exported as Windows-1252",
    fix: "Export as UTF-8 and compare the names.",
  },
  no_rows: {
    severity: "warning",
    means: "The file has a header and nothing below it.",
    example: "a month without payments",
    fix: "Check the export's filter.",
  },
  unknown_column: {
    severity: "info",
    means: "Columns that nothing reads; of canonical invoices they are kept as attributes.",
    example: "columns not read: Fax",
    fix: "Map them in the profile, or list them under `unused`.",
  },
  repeated_column: {
    severity: "warning",
    means: "A header stands twice; the first is read.",
    example: "document_create_date and document_create_date.1",
    fix: "Rename the one that should not be read.",
  },
  assumed_convention: {
    severity: "warning",
    means: "Something was taken to be so without proof: the decimal sign, for one.",
    example: "points as thousands: 2 amounts such as 1.284",
    fix: "Look at the example; export with decimals if it is wrong.",
  },
  undecided_currency: {
    severity: "warning",
    means:
      "Amounts carry a mark that several countries have, and nothing says whose: they stand apart under the mark itself.",
    example: "$100.00 without a currency column, a base currency or a customer's country",
    fix: "Set baseCurrency, or name the currency in a column.",
  },
  date_order_differs: {
    severity: "warning",
    means: "The profile states the order of day and month, but some dates can only be read the other way.",
    example: "13/04/2020 in a file said to be M/D/Y",
    fix: "Correct the dates, or take `dateOrder` out of the profile.",
  },
  rounded_amount: {
    severity: "info",
    means: "Amounts had more digits than their currency has; they were rounded to its minor unit.",
    example: "79656.60000000001",
    fix: "Nothing to do, unless the digits were meant.",
  },
  lookup_missed: {
    severity: "info",
    means: "Rows name something in another file of the export that does not hold it; the value stays empty.",
    example: "a payment line whose payment is not exported",
    fix: "Export the other file for the same period.",
  },
  lines_differ: {
    severity: "warning",
    means: "The line items of one document state different dates or customers; the first by content is taken.",
    example: "two due dates on one invoice",
    fix: "Correct the document, or take its number apart in the profile with `join`.",
  },
  split_payment: {
    severity: "info",
    means: "Rows of one payment name several invoices: they are one payment with an application each.",
    example: "payment P1 over 60.00 for I1 and 40.00 for I2",
    fix: "Nothing to do.",
  },
  report_total_differs: {
    severity: "warning",
    means: "The report's own grand total is not the sum of its rows.",
    example: "Total 1,250.00 under rows of 1,240.00",
    fix: "Compare with the source; a row may be missing from the report.",
  },
  mixed_currencies: {
    severity: "warning",
    means: "By their headers the amount is in one currency and what is paid or open of it in another.",
    example: "columns Amount (EUR) and Balance (USD)",
    fix: "Name columns of one currency in the profile.",
  },
  side_differs: {
    severity: "warning",
    means:
      "Amounts are below zero though a column says that they are on the side above it, or some of one side are and some are not; they are taken as below zero.",
    example: "-100.00 marked S (Soll), or -40.00 marked H (Haben) beside 60.00 marked H",
    fix: "Where these are reversals on the credit side, give them the other side; else nothing to do.",
  },
  unread_side: {
    severity: "warning",
    means: "A column says debit and credit, but the profile takes the amounts as they stand: credits count as owed.",
    example: "100.00 marked H (Haben) read as an invoice of 100.00",
    fix: "Sign the amount by the column: amount: { signedBy: header, of: header } (docs/profiles.md).",
  },
  paid_beyond_amount: {
    severity: "warning",
    means: "More is said to be paid or used of documents than their amount; in a guessed mapping, a wrong column.",
    example: "120.00 paid of an invoice of 100.00",
    fix: "Where these are overpayments, nothing to do; else name the right column in the profile.",
  },
  balance_beyond_amount: {
    severity: "warning",
    means: "More is said to be open of documents than their amount; in a guessed mapping, a wrong column.",
    example: "a balance of 120.00 on an invoice of 100.00",
    fix: "Check whether the amount is without tax, or which column the balance is.",
  },
  balance_differs: {
    severity: "warning",
    means:
      "The amount less what is paid and credited is not the balance; the balance counts, the difference is settled otherwise.",
    example: "100.00 with 60.00 paid and 30.00 open",
    fix: "Look for a discount, a write-off or a credit that the export does not name.",
  },
  paid_before_issue: {
    severity: "warning",
    means: "Invoices have a paid date before their invoice date; both are kept.",
    example: "issued 2024-02-01, paid 2024-01-20",
    fix: "Where these are prepayments, nothing to do; else check which date the column holds.",
  },
  paid_date_without_payment: {
    severity: "warning",
    means: "Invoices have a paid date, but nothing is paid of them; they stay open.",
    example: "paid on 2024-02-01 with the whole amount still open",
    fix: "Check whether the date is a promise, or which column the balance is.",
  },
  nothing_owed: {
    severity: "warning",
    means:
      "Money of a file was accepted, but in no row is any of it open or paid, and the export holds no payments: a column is taken for what it is not.",
    example: "1,200.00 of invoices, all of it credited by a column that is the amount once more",
    fix: "Where all of it was credited or written off, nothing to do; else name the right column in the profile.",
  },
  unknown_status: {
    severity: "warning",
    means: "A status word that is not known; its rows are taken by their amounts, as the message says.",
    example: "status Hold-2 on 3 invoices",
    fix: "Where such rows are not owed, leave them out by name in the profile.",
  },
  status_differs: {
    severity: "warning",
    means: "A status says that nothing is open, but the row's amounts say otherwise; the amounts count.",
    example: "status Paid with a balance of 40.00",
    fix: "Correct the row in the source, or leave such rows out by name in the profile.",
  },
} as const satisfies Record<string, RuleEntry>;
