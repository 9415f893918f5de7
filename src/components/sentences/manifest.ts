/** What the pages use of `manifest.json`. */
export type Manifest = {
  readonly company: string;
  readonly asOf: string;
  readonly baseCurrency: string;
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
};

/** Whether the ledger holds anything: a ledger without a customer has no date of its own and nothing to measure. */
export function hasInvoices({ tables }: Manifest): boolean {
  return tables.some(({ name, rows }) => name === "customers" && rows > 0);
}

/** The company's name inside a sentence; without a name in the settings it is just the company. */
export function companyName({ company }: Manifest): string {
  return company === "Receivables" ? "the company" : company;
}
