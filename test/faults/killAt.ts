import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { DuckDBConnection } from "@duckdb/node-api";

const changing = [
  "copyFile",
  "cp",
  "link",
  "mkdir",
  "mkdtemp",
  "rename",
  "rm",
  "symlink",
  "unlink",
  "utimes",
  "writeFile",
] as const;

const writesSql = /^\s*(copy|attach|detach|create (table|schema if not exists) kept)\b/;

/**
 * Kills this process, in earnest, before the `at`-th call from now on that changes the disk below `folder`; 0 is never.
 * Returns the list of the calls, which grows with them.
 */
export function killAt(at: number, folder: string): readonly string[] {
  const calls: string[] = [];
  const beforeCall = (call: string): void => {
    calls.push(call);
    if (at === calls.length) process.kill(process.pid, "SIGKILL");
  };
  const watch = (module: object, name: string): void => {
    const original = Reflect.get(module, name);
    Reflect.set(module, name, (...args: unknown[]) => {
      const path = args.findLast((arg) => typeof arg === "string" && arg.startsWith(folder));
      if (path !== undefined) beforeCall(`${name} ${String(path).slice(folder.length + 1)}`);
      return Reflect.apply(original, module, args);
    });
  };
  for (const name of changing) watch(promises, name);
  watch(fs, "renameSync");
  syncBuiltinESMExports();
  const { run } = DuckDBConnection.prototype;
  DuckDBConnection.prototype.run = function (sql, ...rest) {
    const [words] = writesSql.exec(sql) ?? [];
    if (words !== undefined) beforeCall(`sql ${words.trim()}`);
    return run.call(this, sql, ...rest);
  };
  return calls;
}
