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

/** The rules of some countries as they once stood, with their source: examples, not advice. */
const illustrative = z
  .record(z.string(), JurisdictionSchema)
  .parse(JSON.parse(readFileSync(new URL("jurisdictions.json", import.meta.url), "utf8")));

/**
 * Writes `measures.interest_rules`: one row per country, that of everybody else under no country, as the settings say; the
 * illustrative ones only where no general rule is set.
 */
export async function writeInterestRules(
  warehouse: Warehouse,
  { lateInterest }: { readonly lateInterest: z.output<typeof LateInterestSchema> },
): Promise<void> {
  const { annualRate, feeAmount, jurisdictions, illustrativeDefaults } = lateInterest;
  const isGeneral = annualRate > 0 || feeAmount > 0;
  const general = { annualRate, feeAmount, feeCurrency: null, dayBasis: 365, source: "settings" };
  const known = {
    ...(illustrativeDefaults && !isGeneral ? illustrative : {}),
    ...Object.fromEntries(Object.entries(jurisdictions).map(([country, each]) => [country.toUpperCase(), each])),
    ...(isGeneral ? { "": general } : {}),
  };
  const given = new Set(["", ...Object.keys(jurisdictions).map((country) => country.toUpperCase())]);
  await writeRows(
    warehouse,
    "measures.interest_rules",
    {
      country: "varchar",
      annual_rate: "decimal(9, 6)",
      fee_amount: "decimal(18, 4)",
      fee_currency: "varchar",
      day_basis: "integer",
      source: "varchar",
      is_illustrative: "boolean",
    },
    Object.entries(known).map(([country, each]) => ({
      country,
      annual_rate: each.annualRate,
      fee_amount: each.feeAmount,
      fee_currency: each.feeCurrency,
      day_basis: each.dayBasis,
      source: each.source,
      is_illustrative: !given.has(country),
    })),
  );
}
