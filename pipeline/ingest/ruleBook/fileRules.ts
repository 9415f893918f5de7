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
    fix: "Run `countback init` to draw up a mapping, or write a profile (docs/profiles.md).",
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
} as const satisfies Record<string, RuleEntry>;
