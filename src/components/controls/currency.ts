import { currencyName } from "../../writing/format.js";
import { hasInvoices, type Manifest } from "../sentences/manifest.js";
import type { Row } from "../../writing/rows.js";
import { select } from "./select.js";

/**
 * The selector of the currency a page speaks in, the base currency first. Documents without an exchange rate keep their
 * own currency, so a ledger may need several; with one currency nothing is shown, and an empty ledger has none.
 */
export function currencySelect(rows: readonly Row[], manifest: Manifest): ReturnType<typeof select> {
  const { baseCurrency } = manifest;
  const currencies = hasInvoices(manifest) ? [...new Set(rows.map((row) => String(row["report_currency"])))] : [];
  const ordered = currencies.sort((one, other) => Number(other === baseCurrency) - Number(one === baseCurrency));
  return select(
    ordered.map((value) => ({ value, label: currencyName(value) })),
    { label: "Currency", name: "currency" },
  );
}

/** The rows of one currency. */
export function inCurrency(rows: readonly Row[], currency: string): readonly Row[] {
  return rows.filter((row) => row["report_currency"] === currency);
}
