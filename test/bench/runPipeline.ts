import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { projectFolder } from "../../pipeline/settings.ts";

const TimingsSchema = z.object({
  steps: z.array(z.object({ step: z.string(), seconds: z.number(), rows: z.number().optional() })),
  totalSeconds: z.number(),
  peakMemoryBytes: z.number(),
});

/** What a run reports of itself in `timings.json`. */
export type Timings = z.infer<typeof TimingsSchema>;

/** Runs the command line as an operator would, in a process of its own; its errors go to ours. */
export async function runPipeline(input: string, output: string, site: string | null): Promise<Timings> {
  const siteFlags = site === null ? ["--no-site"] : ["--site", site];
  const flags = ["run", "--input", input, "--output", output, "--json", ...siteFlags];
  const child = spawn(process.execPath, [join(projectFolder, "bin/countback.js"), ...flags], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`the run ended with exit code ${code}`);
  return TimingsSchema.parse(JSON.parse(await readFile(join(output, "timings.json"), "utf8")));
}
