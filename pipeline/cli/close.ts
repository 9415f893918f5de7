import type { Command } from "commander";
import { type Flags, readSettings } from "../settings.ts";
import type { Streams } from "./streams.ts";

type CloseFlags = Flags & { readonly withDifferences?: boolean; readonly again?: boolean; readonly json?: boolean };

/** `close`: a month's figures, tied to the general ledger and kept. */
export function addClose(program: Command, { out }: Streams): void {
  program
    .command("close")
    .description("close a month: tie its last day to the general ledger by company and account, and keep the figures")
    .argument("<month>", "the month, as 2026-06: a run as of its last day must be kept")
    .option("--output <dir>", "folder that the runs published to (default: data)")
    .option("--with-differences", "close also where the general ledger says otherwise")
    .option("--again", "close a closed month anew; the old close stays beside")
    .option("--json", "print the close as JSON")
    .action(async (month: string, { withDifferences, again, json, ...flags }: CloseFlags) => {
      const [{ close }, { formatClosing }] = await Promise.all([
        import("../close/close.ts"),
        import("../close/formatClosing.ts"),
      ]);
      const options = { withDifferences: withDifferences === true, again: again === true };
      const closing = await close(readSettings({ ...flags, site: false }).outputFolder, month, options);
      out(json === true ? `${JSON.stringify(closing, null, 2)}\n` : `${formatClosing(closing)}\n`);
    });
}
