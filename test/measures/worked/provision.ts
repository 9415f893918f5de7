/** Typed inputs of the provision matrix: tables of one date, currency and five buckets. */
const date = "date '2024-12-31' as as_of_date, 'USD' as report_currency";
const labels = ["not_due", "1-30", "31-60", "61-90", "91+"];

/** Rows of values with the date and currency of all. */
export const listed = (rows: readonly string[], names: string) =>
  `select ${date}, * from (values ${rows.join(", ")}) as t (${names})`;

/** Of 100,000 sold, unpaid after each stage 50,000, 23,000, 8,000 and 2,000: what entered each stage and went on. */
export const unpaidStages = [
  [100_000, 50_000],
  [50_000, 23_000],
  [23_000, 8_000],
  [8_000, 2_000],
  [2_000, 2_000],
] as const;

/** Twelve months in which of each bucket so much went on to the next (the last: was written off) and the rest was paid. */
export function rollCells(stages: readonly (readonly [entered: number, onward: number])[]): string {
  const rows = stages.flatMap(([entered, onward], index) => [
    `(${index}, ${index === stages.length - 1 ? 102 : index + 1}, ${onward}::decimal(18,4))`,
    `(${index}, 100, ${entered - onward})`,
  ]);
  return `select 'cohort_12m' as version, 12 as count_months, * from (${listed(rows, "from_index, to_index, amount")})`;
}

/** Calendar, currency and buckets, with nothing insured or individually assessed. */
export const matrixInputs = {
  "ledger.calendar": "select date '2024-12-31' as as_of_date, date '2024-11-30' as previous_date",
  "ledger.currencies": "select 'USD' as base_currency",
  "measures.buckets": `select * from (values ${labels.map((name, index) => `(${index}, '${name}')`).join(", ")})
    as t (bucket_index, bucket)`,
  "measures.assessed_amounts": `select ${date}, 'insured' as part, 0 as bucket_index, 0::decimal(18,4) as balance_amount,
    0::decimal(18,4) as allowance_amount where false`,
};

/** Open amounts by bucket. */
export const agedBalances = (amounts: readonly number[]): string =>
  `select 'due' as basis, amount as open_amount, amount as open_report_amount, * from (${listed(
    amounts.map((amount, index) => `('${labels[index]}', ${amount}::decimal(18,4))`),
    "bucket, amount",
  )})`;

/** Loss rates by bucket, given instead of derived. */
export const ratesGiven = (rates: readonly number[]): string =>
  `select 12 as count_months, 0.5 as roll_rate, false as is_assumed, null::varchar as reason, *
   from (${listed(
     rates.map((rate, index) => `(${index}, '${labels[index]}', ${rate}::double)`),
     "bucket_index, bucket, loss_rate",
   )})`;
