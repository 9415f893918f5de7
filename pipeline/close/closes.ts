import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readJson } from "../generations/generations.ts";

const FigureSchema = z.object({
  company_id: z.string(),
  account: z.string(),
  currency: z.string(),
  open_amount: z.string(),
  unapplied_amount: z.string(),
  ledger_balance: z.string(),
  gl_balance: z.string().nullable(),
  difference: z.string().nullable(),
});

/** What a close signs: the figures of a month's last day, exact decimals as texts, and the run that they are of. */
export const CloseSchema = z.object({
  month: z.string(),
  asOf: z.string(),
  runId: z.string(),
  figures: z.array(FigureSchema),
});

export type Figure = z.infer<typeof FigureSchema>;
export type Close = z.infer<typeof CloseSchema>;

/** Where the closes of an output folder lie, or one of them. */
export function closeFolder(outputFolder: string, month = ""): string {
  return join(outputFolder, "closes", month);
}

/** The closes in force of an output folder, by month. */
export async function readCloses(outputFolder: string): Promise<readonly Close[]> {
  const folder = closeFolder(outputFolder);
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => /^\d{4}-\d{2}$/.test(name)).sort() : [];
  const closes = await Promise.all(names.map((name) => readJson(join(folder, name, "close.json"), CloseSchema)));
  return closes.filter((each) => each !== null);
}
