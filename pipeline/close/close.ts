import { existsSync } from "node:fs";
import { copyFile, mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { findPosition } from "../ask/positions.ts";
import { CountbackError, typed } from "../errors.ts";
import { outputLock, takeLocks } from "../generations/lock.ts";
import { realFolder, remove } from "../generations/place.ts";
import { readJson } from "../generations/generations.ts";
import { writeSums } from "../generations/sums.ts";
import { syncFolder } from "../generations/sync.ts";
import { closeWarehouse, literal, openWarehouse, readRows } from "../warehouse/warehouse.ts";
import { type Close, closeFolder, CloseSchema, type Figure } from "./closes.ts";

/** A month's figures, and of each that differs from the general ledger what could make the difference up. */
export type Closing = { readonly close: Close; readonly places: readonly string[]; readonly isNew: boolean };

export type CloseOptions = { readonly withDifferences: boolean; readonly again: boolean };

/** What of a run's tables is kept with a close: the position by item, to be compared with later ones, and its figures. */
const keptTables = ["open_invoices", "unapplied", "closed_invoices", "control_balances", "measures"] as const;

/**
 * Closes a month (`2026-06`): ties what was open on its last day, less unused credits, to the control accounts of the general
 * ledger by company and account, and keeps the figures with the position by item under `closes/<month>/`, with the sums of
 * the files. Throws with exit code 3 where no run of that day is kept or the month is closed already, and with 2 where a
 * balance differs and that is not accepted; then nothing is kept.
 */
export async function close(outputFolder: string, month: string, options: CloseOptions): Promise<Closing> {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new CountbackError(`invalid month: ${month} (as 2026-06)`, 3);
  const folder = realFolder(outputFolder);
  const asOf = lastDayOf(month);
  const position = await findPosition(asOf, folder).catch(() => null);
  if (position === null || !existsSync(join(position.folder, "control_balances.parquet"))) {
    throw new CountbackError(`no run as of ${asOf} is kept: make one first (${typed("run", "--as-of", asOf)})`, 3);
  }
  const { figures, places } = await figuresOf(position.folder);
  const made = { month, asOf, runId: position.runId, figures: [...figures] };
  const release = await takeLocks([outputLock(folder)]);
  try {
    const before = await readJson(join(closeFolder(folder, month), "close.json"), CloseSchema);
    if (before !== null && before.runId === made.runId) return { close: before, places, isNew: false };
    if (before !== null && !options.again) {
      const message = `closed already: ${month}, by run ${before.runId}; --again closes it anew and keeps that one beside`;
      throw new CountbackError(message, 3);
    }
    const differing = figures.filter(({ difference }) => difference !== null && Number(difference) !== 0);
    if (differing.length > 0 && !options.withDifferences) throw differs(month, differing, places);
    await keep(folder, position.folder, made, before);
    return { close: made, places, isNew: true };
  } finally {
    await release();
  }
}

function lastDayOf(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10);
}

function differs(month: string, figures: readonly Figure[], places: readonly string[]): CountbackError {
  const each = figures.map(
    (figure) =>
      `${nameOf(figure)} ledger ${figure.ledger_balance}, general ledger ${figure.gl_balance}, ${figure.difference} apart`,
  );
  const where =
    places.length === 0
      ? "no single item, finding or credit is the difference"
      : `what it may be: ${places.join("; ")}`;
  return new CountbackError(
    `not closed: ${month} differs from the general ledger: ${each.join("; ")}; ${where} (--with-differences closes all the same)`,
    2,
  );
}

/** A figure's company and account in words. */
export function nameOf({ company_id, account, currency }: Figure): string {
  return [
    company_id === "" ? "" : `company ${company_id},`,
    account === "" ? "all accounts," : `account ${account},`,
    currency,
  ]
    .filter((each) => each !== "")
    .join(" ");
}

async function figuresOf(
  folder: string,
): Promise<{ readonly figures: readonly Figure[]; readonly places: readonly string[] }> {
  const warehouse = await openWarehouse(":memory:");
  const table = (name: string): string => `read_parquet(${literal(join(folder, `${name}.parquet`))})`;
  try {
    const figures = await readRows(
      warehouse,
      `select company_id, account, currency, cast(open_amount as varchar) as open_amount, cast(unapplied_amount as varchar) as unapplied_amount,
        cast(ledger_balance as varchar) as ledger_balance, cast(gl_balance as varchar) as gl_balance, cast(difference as varchar) as difference
      from ${table("control_balances")} order by company_id, account, currency`,
      CloseSchema.shape.figures.element,
    );
    const places = await readRows(
      warehouse,
      `with differing as (select account, currency, abs(difference) as size from ${table("control_balances")} where difference <> 0),
      candidates as (
        select 'invoice ' || invoice_id || ' of ' || customer_name || ', ' || issue_date || ', open ' || open_amount as place,
          receivable_account as account, currency, [open_amount, amount] as amounts
        from ${table("open_invoices")}
        union all
        select 'credit ' || source_id || ' of ' || customer_name || ', ' || credit_date || ', not used ' || unapplied_amount, '', currency,
          [unapplied_amount, amount]
        from ${table("unapplied")}
        union all
        select 'invoice ' || invoice_id || ', closed ' || closed_date || ', ' || amount, receivable_account, currency, [amount]
        from ${table("closed_invoices")} where closed_date >= (select max(as_of_date) from ${table("control_balances")}) - 31
        union all
        select file || coalesce(' line ' || line, '') || ' ' || rule || ', ' || amount, '', null, [abs(amount)]
        from ${table("findings")} where amount is not null
      )
      select distinct place from differing join candidates
        on list_contains(amounts, size) and (candidates.currency is null or candidates.currency = differing.currency)
          and (candidates.account = '' or differing.account in ('', candidates.account))
      order by place limit 10`,
      z.object({ place: z.string() }),
    );
    return { figures, places: places.map(({ place }) => place) };
  } finally {
    closeWarehouse(warehouse);
  }
}

async function keep(outputFolder: string, tables: string, made: Close, before: Close | null): Promise<void> {
  const target = closeFolder(outputFolder, made.month);
  const next = closeFolder(outputFolder, `.${made.month}`);
  await remove(next);
  await mkdir(next, { recursive: true });
  for (const name of keptTables) await copyFile(join(tables, `${name}.parquet`), join(next, `${name}.parquet`));
  await copyFile(join(tables, "manifest.json"), join(next, "manifest.json"));
  await writeFile(join(next, "close.json"), `${JSON.stringify(made, null, 2)}\n`);
  await writeSums(next);
  await syncFolder(next);
  if (before !== null) await rename(target, closeFolder(outputFolder, `${made.month}_${before.runId}`));
  await rename(next, target);
}
