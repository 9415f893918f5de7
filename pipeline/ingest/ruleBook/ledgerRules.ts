import type { RuleEntry } from "./ruleEntry.ts";

/** Rules about what the exports say together, found when the ledger is built. */
export const ledgerRules = {
  intercompany: {
    severity: "info",
    means:
      "The customer is a company of the group (setting intercompany): what it owes is left out, with what settles it.",
    example: "an invoice of one company to another",
    fix: "Nothing to do; take the customer out of the setting where it is none of the group.",
  },
  unused_paid_date: {
    severity: "warning",
    means:
      "Invoices say when they were paid, but payments are there that say it otherwise, and none pays these: they are owed.",
    example: "a list of paid invoices beside the payments of another system",
    fix: "Read the files of each system in a run of its own, or export the payments of these invoices, too.",
  },
  unknown_invoice: {
    severity: "warning",
    means: "A payment, credit, application, adjustment or plan names an invoice that no export holds.",
    example: "a payment for I99",
    fix: "Export invoices as far back as the payments reach.",
  },
  other_currency: {
    severity: "warning",
    means: "A payment or credit is in another currency than its invoice; it stays unapplied.",
    example: "USD paid for an invoice in EUR",
    fix: "Export the application with its amount in the invoice's currency.",
  },
  unknown_source: {
    severity: "warning",
    means: "An application names a payment or credit note that no export holds; it is left out.",
    example: "source_id P7 without a payment P7",
    fix: "Export payments and credit notes of the same period as the applications.",
  },
  overdrawn_source: {
    severity: "warning",
    means: "A payment or credit note is applied beyond its amount; the excess is left out.",
    example: "120.00 applied of a payment of 100.00",
    fix: "Check the applications of that payment for a duplicate.",
  },
  adjustment_beyond_open: {
    severity: "warning",
    means: "An adjustment is larger than what is open of its invoice; the excess is left out.",
    example: "50.00 written off an open 40.00",
    fix: "Check the adjustment against payments booked before it.",
  },
  missing_rate: {
    severity: "warning",
    means: "A currency has no exchange rate; its amounts stay apart in that currency.",
    example: "CAD without a row in fx_rates.csv",
    fix: "Add the rate to fx_rates.csv.",
  },
  unread_terms: {
    severity: "warning",
    means: "Payment terms are not understood, and no due date stands beside them: the invoices count as due at once.",
    example: "half 30 half 60",
    fix: "Say in terms.csv what the text means: terms,due_days,end_of_month.",
  },
  joined_names: {
    severity: "info",
    means: "Several spellings are taken for one customer.",
    example: "ACME corp and ACME llc",
    fix: "Where they are different customers, give them numbers.",
  },
  close_differs: {
    severity: "warning",
    means: "What was open on the last day of a closed month is known otherwise now.",
    example: "closed with EUR 1,200.00, known now as 1,150.00",
    fix: "Compare the runs with countback diff; book what is right, or close the month again.",
  },
  broken_close: {
    severity: "error",
    means: "The files of a closed month are not as they were signed; nothing is compared with it.",
    example: "closes/2026-06/close.json was changed by hand",
    fix: "Put the kept files back, or close the month again.",
  },
  likely_duplicate: {
    severity: "info",
    means: "Two customers look alike; they are kept apart.",
    example: "Northwind Traders and Northwind Traders Ltd",
    fix: "Where they are one, say so in aliases.csv.",
  },
  parent_circle: {
    severity: "warning",
    means: "The parent links of customers run in a circle.",
    example: "A under B, B under A",
    fix: "Correct parent_customer_id in customers.csv.",
  },
  undated_settlement: {
    severity: "warning",
    means: "The export says that something is settled, but not when; measures that need the day have no answer.",
    example: "paid_amount 60.00 without a paid_date",
    fix: "Export payments with their dates, or a paid date.",
  },
  inferred_settlement: {
    severity: "warning",
    means: "Open items fell between two snapshots; they count as paid in cash on the day of the later one.",
    example: "100.00 open in January, 60.00 in February",
    fix: "Export payments, or snapshots more often.",
  },
  open_items_only: {
    severity: "warning",
    means:
      "The export has no payments and no column of what is paid: it is a list of open items, and what was settled before its day is not known.",
    example: "invoices with amount and due date alone",
    fix: "Export paid invoices with their paid dates, or payments, or such lists month by month.",
  },
  open_items_of_company: {
    severity: "warning",
    means:
      "Of one company nothing is settled, while others of the export have settlements: it may be a list of open items, of which collections and days to pay are not known.",
    example: "company 2000 with 40 invoices, none of them paid, beside company 1000 with payments",
    fix: "Export that company's paid invoices or payments too, or run it on its own.",
  },
  risen_amount: {
    severity: "warning",
    means: "More is open of an item than in the snapshot before; the rise is an adjustment of that day.",
    example: "60.00 open in January, 80.00 in February",
    fix: "Check what was added to the item, or export invoices and payments.",
  },
  listed_late: {
    severity: "warning",
    means: "A snapshot lists an item that an earlier one should have listed, or that is dated later than the snapshot.",
    example: "issued in January, first listed in March",
    fix: "Check whether the item was booked late; the day it is taken at stands in the message.",
  },
  snapshot_differs: {
    severity: "warning",
    means: "A snapshot says otherwise than the invoice and its payments, which count.",
    example: "60.00 open in the snapshot, 70.00 by invoice and payments",
    fix: "Look for a payment or credit that one of the two exports does not hold.",
  },
  used_credit: {
    severity: "info",
    means: "Parts of credit notes were used, day and invoice unknown; they are no longer unapplied.",
    example: "applied_amount 30.00 of a credit note of 50.00",
    fix: "Export the applications of credit notes.",
  },
  told_payment: {
    severity: "info",
    means: "Parts of payments were used on invoices that tell of it themselves; they are not booked a second time.",
    example: "applied_amount 600.00, and an invoice with paid_amount 600.00",
    fix: "Export the applications of payments.",
  },
  unused_paid_amount: {
    severity: "info",
    means:
      "Invoices say what is paid of them, but payments count; it is only the most that unreferenced payments may settle.",
    example: "paid_amount beside a payments file",
    fix: "Nothing, unless the payments are not complete.",
  },
  negative_settlement: {
    severity: "warning",
    means: "An invoice says that less than nothing is paid or credited of it; that is left out.",
    example: "paid_amount -5.00",
    fix: "Check the sign of the column.",
  },
  undone_payment: {
    severity: "warning",
    means: "A payment was undone (bounced, reversed, charged back); its invoice is open again from its own due date.",
    example: "a payment of -10.00 for an invoice that one of 10.00 had paid",
    fix: "Nothing; a payment made instead closes the invoice again.",
  },
  recovered_write_off: {
    severity: "warning",
    means: "Money came for an invoice that was written off: a recovery, not credit of the customer.",
    example: "60.00 paid in February for an invoice written off in December",
    fix: "Nothing; the write-off is less by that amount from that day on.",
  },
  unknown_refund: {
    severity: "warning",
    means:
      "A refund names a payment or credit note that no export holds, or is more than it was; that part is left out.",
    example: "source_id C7 without a credit note C7",
    fix: "Export payments and credit notes as far back as the refunds reach.",
  },
  paid_back: {
    severity: "info",
    means:
      "Money was paid back without saying of which credit; it uses up the customer's unused credit, the oldest first.",
    example: "50.00 paid back to a customer who had overpaid 50.00",
    fix: "Where another credit is meant, give the refund its source_id.",
  },
  refund_beyond_credit: {
    severity: "warning",
    means: "More was paid back than the customer had unused; the excess is left out.",
    example: "60.00 paid back of a credit of 50.00",
    fix: "Look for a payment or credit note that the export does not hold.",
  },
  matched_payment: {
    severity: "info",
    means: "A payment without an invoice is applied by its reference, by its amount, or oldest due first.",
    example: "reference 'thanks for INV-7'",
    fix: "Where a match is wrong, give the payment its invoice_id or its applications.",
  },
  unreferenced_payment: {
    severity: "warning",
    means: "A payment names no invoice and matches none; it stays unapplied.",
    example: "40.00 where two invoices of 40.00 are open",
    fix: "Give it its invoice, or set unreferencedPayments to oldest_first.",
  },
} as const satisfies Record<string, RuleEntry>;
