import { mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { CountbackError } from "./errors.ts";

/**
 * Takes the lock of an output folder and returns a function that gives it back. A lock whose process is gone is taken
 * over. Throws a CountbackError with exit code 4 while another run holds it.
 */
export async function takeLock(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, ".lock");
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = await open(path, "wx");
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const holder = Number(await readFile(path, "utf8").catch(() => ""));
      if (holder > 0 && isAlive(holder))
        throw new CountbackError(`another run (process ${holder}) holds the lock: ${path}`, 4);
      await rm(path, { force: true });
    }
  }
  throw new CountbackError(`cannot take the lock: ${path}`, 4);
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
