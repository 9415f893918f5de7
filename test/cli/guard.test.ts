import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { projectFolder } from "../../pipeline/settings.ts";
import { withFolder } from "../support/folder.ts";

const ledger = "invoice_id,customer_id,issue_date,amount,currency\nI1,ACME,2024-01-05,100.00,EUR\n";

it.each([
  ["SIGTERM", 143, "SIGTERM"],
  ["SIGINT", 130, "Ctrl+C"],
] as const)(
  "a run that %s stops cleans up, says so and ends with %i; what it wrote is its owner's alone",
  async (signal, code, said) => {
    await withFolder(async (folder) => {
      await writeFile(join(folder, "invoices.csv"), ledger);
      const output = join(folder, "out");
      const args = [
        join(projectFolder, "bin/countback.js"),
        "run",
        "--input",
        join(folder, "invoices.csv"),
        "--output",
        output,
        "--no-site",
      ];
      const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
      let words = "";
      child.stderr.on("data", (part: Buffer) => (words += part.toString()));
      const ended = once(child, "exit");
      const aside = join(output, `.next-${child.pid}`);
      while (!existsSync(aside) && child.exitCode === null) await wait(20);
      expect(statSync(output).mode & 0o077).toBe(0);
      child.kill(signal);
      expect(await ended).toEqual([code, null]);
      expect(words).toBe(`countback: stopped by ${said}: what it had begun is removed, what stood before stands\n`);
      expect(readdirSync(output).filter((name) => name.startsWith(".next-"))).toEqual([]);
      expect(readdirSync(tmpdir()).filter((name) => name.includes(`-${child.pid}-`))).toEqual([]);
    });
  },
);
