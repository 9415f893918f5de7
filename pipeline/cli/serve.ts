import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { CountbackError } from "../errors.ts";
import { type Flags, readSettings } from "../settings.ts";
import type { Streams } from "./streams.ts";

/** `serve`: the site on this machine. */
export function addServe(program: Command, { out }: Streams): void {
  program
    .command("serve")
    .description("serve the report site on 127.0.0.1")
    .option("--site <dir>", "folder of the report site (default: dist)")
    .option("--output <dir>", "folder that the run published to, where the site folder does not say (default: data)")
    .option("--port <number>", "port (default: 4173, or the next free one)")
    .action(async ({ port, ...flags }: Flags & { port?: string }) => {
      if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new CountbackError(`invalid port: ${port}`, 3);
      const [{ readyReport }, { serveSite }] = await Promise.all([
        import("../site/report.ts"),
        import("../site/serve.ts"),
      ]);
      const { siteFolder, outputFolder } = readSettings(flags);
      if (siteFolder === null || !existsSync(join(await readyReport(siteFolder, outputFolder), "index.html"))) {
        throw new CountbackError(`no report to serve in: ${siteFolder}`, 3);
      }
      const { address } = await serveSite({ siteFolder, ...(port === undefined ? {} : { port: Number(port) }) });
      out(`The report is at ${address} (stop with Ctrl+C)\n`);
    });
}
