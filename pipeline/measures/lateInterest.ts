import { readFileSync } from "node:fs";
import { z } from "zod";
import { ranges } from "../warehouse/settingRanges.ts";
import { type Warehouse, writeRows } from "../warehouse/warehouse.ts";

const rule = {
  annualRate: z.number().min(0).max(100).default(0),
  feeAmount: ranges.amount.default(0),
};

const JurisdictionSchema = z.strictObject({
  ...rule,
  /** The currency of the fee; null: whatever the claim is in. */
  feeCurrency: z.string().length(3).nullable().default(null),
  dayBasis: z.union([z.literal(360), z.literal(365)]).default(365),
  source: z.string().min(1),
});

/**
 * `lateInterest` in countback.config.json: a year's rate and a fee an invoice for all customers, and rules by country
 * that go before them. Where neither says anything, `illustrativeDefaults` lets those of `jurisdictions.json` stand in.
 */
export const LateInterestSchema = z.strictObject({
  ...rule,
  jurisdictions: z.record(z.string(), JurisdictionSchema).default({}),
  illustrativeDefaults: z.boolean().default(true),
});

const ReferenceSchema = z.strictObject({
  name: z.string(),
  source: z.string(),
  /** A year's rate by the first day of the half-year from which it holds, oldest first. */
  rates: z.record(z.string(), z.number()),
});

const IllustrativeSchema = z.strictObject({
  /** The table that the law refers to; null: its central bank's, which no table here holds. */
  reference: z.string().nullable(),
  points: z.number(),
  feeAmount: z.number(),
  feeCurrency: z.string().length(3),
  source: z.string(),
});

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

/** Reference rates by half-year, with where they are published. */
export const referenceRates = z.record(z.string(), ReferenceSchema).parse(read("referenceRates.json"));

/** The rules of the countries of the EU and of the UK, with their source: examples, not advice. */
export const illustrative = z.record(z.string(), IllustrativeSchema).parse(read("jurisdictions.json"));

const always = { from_date: "0001-01-01", until_date: "9999-12-31" };

/** The rule of a country from its reference table: a row a half-year, the first from the beginning and the last until further notice. */
function halfYears({ reference, points }: z.output<typeof IllustrativeSchema>) {
  const rates = Object.entries(referenceRates[reference ?? ""]?.rates ?? {});
  if (rates.length === 0) return [{ ...always, annual_rate: null }];
  return rates.map(([from, rate], index) => ({
    from_date: index === 0 ? always.from_date : from,
    until_date: dayBefore(rates[index + 1]?.[0]) ?? always.until_date,
    annual_rate: Number((rate + points).toFixed(6)),
  }));
}

function dayBefore(date: string | undefined): string | null {
  if (date === undefined) return null;
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/**
 * Writes `measures.interest_rules`: one row per country and time in which one rate holds, that of everybody else under no country,
 * as the settings say; the illustrative ones, by half-year, only where no general rule is set.
 */
export async function writeInterestRules(
  warehouse: Warehouse,
  { lateInterest }: { readonly lateInterest: z.output<typeof LateInterestSchema> },
): Promise<void> {
  const { annualRate, feeAmount, jurisdictions, illustrativeDefaults } = lateInterest;
  const isGeneral = annualRate > 0 || feeAmount > 0;
  const general = { annualRate, feeAmount, feeCurrency: null, dayBasis: 365 as const, source: "settings" };
  const own: Readonly<Record<string, z.output<typeof JurisdictionSchema>>> = {
    ...Object.fromEntries(Object.entries(jurisdictions).map(([country, each]) => [country.toUpperCase(), each])),
    ...(isGeneral ? { "": general } : {}),
  };
  const examples = Object.entries(illustrativeDefaults && !isGeneral ? illustrative : {}).filter(
    ([country]) => own[country] === undefined,
  );
  await writeRows(
    warehouse,
    "measures.interest_rules",
    {
      country: "varchar",
      from_date: "date",
      until_date: "date",
      annual_rate: "decimal(9, 6)",
      fee_amount: "decimal(18, 4)",
      fee_currency: "varchar",
      day_basis: "integer",
      source: "varchar",
      is_illustrative: "boolean",
    },
    [
      ...examples.flatMap(([country, each]) =>
        halfYears(each).map((time) => ({
          country,
          ...time,
          fee_amount: each.feeAmount,
          fee_currency: each.feeCurrency,
          day_basis: 365,
          source: each.source,
          is_illustrative: true,
        })),
      ),
      ...Object.entries(own).map(([country, each]) => ({
        country,
        ...always,
        annual_rate: each.annualRate,
        fee_amount: each.feeAmount,
        fee_currency: each.feeCurrency,
        day_basis: each.dayBasis,
        source: each.source,
        is_illustrative: false,
      })),
    ],
  );
}
