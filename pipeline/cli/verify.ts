import type { Command } from "commander";
import { CountbackError } from "../errors.ts";
import type { Streams } from "./streams.ts";

const marks = { true: "ok      ", false: "BROKEN  ", null: "unknown " } as const;

/** `verify`: proves that a report is whole. */
export function addVerify(program: Command, { out }: Streams): void {
  program
    .command("verify")
    .description(
      "prove a report: its files are as the run wrote them, its tables hold to the contract and to the ledger's laws",
    )
    .argument("[dir]", "output folder of runs, or a copy of published/ or of the site", "data")
    .option("--input <dir>", "the exports it was made from: are they still the same?")
    .option("--json", "print what was found as JSON")
    .addHelpText(
      "after",
      "\nEnds with 2 where anything is broken. The files alone: sha256sum -c SHA256SUMS in the folder.",
    )
    .action(async (folder: string, { input, json }: { readonly input?: string; readonly json?: boolean }) => {
      const [{ verify }, { requireInput }] = await Promise.all([
        import("../verify/verify.ts"),
        import("../ingest/containers/inputFiles.ts"),
      ]);
      if (input !== undefined) requireInput(input);
      const proofs = await verify(folder, input ?? null);
      const broken = proofs.filter(({ isHeld }) => isHeld === false).length;
      if (json === true) out(`${JSON.stringify({ isWhole: broken === 0, proofs }, null, 2)}\n`);
      else out(proofs.map(({ isHeld, says }) => `${marks[`${isHeld}`]}${says}\n`).join(""));
      if (broken > 0) throw new CountbackError(`${broken} of ${proofs.length} proofs are broken: ${folder}`, 2);
    });
}
