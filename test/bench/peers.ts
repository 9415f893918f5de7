import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";

/** What another way took for its part of the work on the same files; null seconds, and why, where it could not. */
export type Peer = { readonly name: string; readonly seconds: number | null; readonly reason: string };

/** Runs every `pipeline_*.py` of a folder on the files of `input`, one after another, each in a process of its own. */
export async function runPeers(
  folder: string,
  input: string,
  { python = "python3" }: { readonly python?: string } = {},
): Promise<readonly Peer[]> {
  const scripts = (await readdir(folder)).filter((file) => /^pipeline_.*\.py$/.test(file)).sort();
  const peers: Peer[] = [];
  for (const script of scripts) {
    const start = performance.now();
    const reason = await failureOf(python, [join(folder, script), input]);
    const seconds = reason === null ? (performance.now() - start) / 1000 : null;
    peers.push({ name: basename(script, ".py").slice("pipeline_".length), seconds, reason: reason ?? "" });
  }
  return peers;
}

/** The last line of what a program says of its failure; null where it ends well. */
function failureOf(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.on("error", ({ message }) => resolve(message));
    child.on("close", (code) => resolve(code === 0 ? null : (said.trim().split("\n").at(-1) ?? `exit code ${code}`)));
  });
}
