import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withFolder } from "../support/folder.ts";
import { runPeers } from "./peers.ts";

/** Scripts that this program runs in the place of another. */
const scripts = {
  "pipeline_able.py": "if (process.argv[2] !== 'ledger') throw new Error('no ledger');",
  "pipeline_lacking.py": "process.stderr.write('Traceback\\nNo module named pandas\\n'); process.exit(1);",
  "late_payment.py": "process.exit(1);",
};

test("each script is timed on the files, and one that fails says why", async () => {
  await withFolder(async (folder) => {
    const peers = join(folder, "peers");
    await mkdir(peers);
    for (const [name, text] of Object.entries(scripts)) await writeFile(join(peers, name), text);
    const [able, lacking, ...others] = await runPeers(peers, "ledger", { python: process.execPath });
    expect(able).toMatchObject({ name: "able", reason: "" });
    expect(able?.seconds).toBeGreaterThan(0);
    expect(lacking).toEqual({ name: "lacking", seconds: null, reason: "No module named pandas" });
    expect(others).toEqual([]);
    const [missing] = await runPeers(peers, "ledger", { python: join(folder, "nothing") });
    expect(missing).toMatchObject({ name: "able", seconds: null });
    expect(missing?.reason).toMatch(/ENOENT/);
  });
});
