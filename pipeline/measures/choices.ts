/** A point on which systems and textbooks differ: what this report does, what others do, and the setting, if any. */
export type Choice = {
  readonly question: string;
  readonly ours: string;
  readonly others: string;
  readonly setting: string;
};

/** The choices that move a number most, first. */
export const choices: readonly Choice[] = [
  {
    question: "Is net AR after credits not yet used?",
    ours: "Three totals are shown: gross, unapplied credits, net. A credit never nets another invoice.",
    others: "Some systems age credits inside the buckets, which makes old debt look smaller.",
    setting: "unreferencedPayments",
  },
  {
    question: "From which day is an invoice aged?",
    ours: "From its due date; the aging page also shows it from the invoice date. Both totals are the same.",
    others: "Some aging reports start at the invoice date, which counts the terms as age.",
    setting: "",
  },
  {
    question: "Where does exactly 30 days late belong?",
    ours: "In 1–30: the upper edge belongs to the lower bucket.",
    others: "ERPNext and Odoo do the same; Tryton puts it into the next bucket.",
    setting: "bucketEdges",
  },
  {
    question: "What if the due date is missing?",
    ours: "It is taken from the terms, else it is the invoice date; each such row is a finding.",
    others: "Elsewhere such an invoice counts as current for ever.",
    setting: "",
  },
  {
    question: "Which DSO?",
    ours: "Simple over 30, 90 and 365 days, count-back, and rolling, side by side; 90 days in the headlines.",
    others: "Most show one number without saying which; a strong month flatters the simple one.",
    setting: "",
  },
  {
    question: "What is a change compared with?",
    ours: "The same day of the month and of the year before, the month to date with the same days; from a month's end, month ends. Nothing before 90 days of the export are there; red or green only where three in four of the measure's own changes were smaller.",
    others: "A month to date beside a whole month, and a colour for every change.",
    setting: "",
  },
  {
    question: "What is at risk?",
    ours: "What is not yet due and likely to come more than 5 days late; beside it more than 30, and late at all.",
    others: "All that is likely to be late, which counts an invoice due on a Saturday and paid on Monday.",
    setting: "atRiskDays",
  },
  {
    question: "Are sales in DSO with tax?",
    ours: "Yes, as the receivables are.",
    others: "Sales taken from revenue accounts are without tax, which lengthens DSO by the tax rate.",
    setting: "",
  },
  {
    question: "Does CEI count write-offs as collected?",
    ours: "Both versions are shown: book counts all that left, cash counts money only.",
    others: "The usual formula is the book version, which a write-off improves.",
    setting: "",
  },
  {
    question: "When is an invoice late?",
    ours: "From the day after its due date.",
    others: "Many credit teams allow a few days of grace.",
    setting: "lateAfterDays",
  },
  {
    question: "Which invoices make days to pay?",
    ours: "Paid ones, weighted by amount; beside it open ones counted to the date, and a median that knows they are open.",
    others: "An average over paid invoices alone looks best just when the slow ones have not paid yet.",
    setting: "",
  },
  {
    question: "When is a promise kept?",
    ours: "When nine tenths of it came by three days after the date.",
    others: "To the cent and to the day, or on the collector's word.",
    setting: "promises",
  },
  {
    question: "What is lost in the end?",
    ours: "Roll rates of 12 months chained to write-off, no recovery, an outlook factor of 1.",
    others: "Fixed percentages by bucket, or a model of insolvency by customer.",
    setting: "allowance",
  },
  {
    question: "At which rate is foreign money converted?",
    ours: "At the rate of the booking day; what the rate did since stands apart as currency effect.",
    others: "All of history at today's rate, so that last year's figures move every day.",
    setting: "baseCurrency",
  },
];
