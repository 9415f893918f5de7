// Loaded before the command line (`node --import`): counts every call of a run that changes the disk below KILL_FOLDER and,
// before the chosen ones, copies that folder (what a kill there leaves) or kills the process.
import { cpSync, writeFileSync } from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { DuckDBConnection } from "@duckdb/node-api";

const { KILL_FOLDER: folder = "", KILL_COPIES: copies = "", KILL_AT: at = "", KILL_NOW: now = "" } = process.env;
const chosen = new Set(at.split(",").map(Number));
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
];
const writesSql = /^\s*(copy|attach|detach|create (table|schema if not exists) kept)\b/;
let calls = 0;

function beforeCall() {
  calls += 1;
  if (now === String(calls)) process.kill(process.pid, "SIGKILL");
  if (chosen.has(calls)) cpSync(folder, join(copies, String(calls)), { recursive: true });
}

for (const name of changing) {
  const original = promises[name];
  promises[name] = (...args) => {
    if (args.some((arg) => typeof arg === "string" && arg.startsWith(folder))) beforeCall();
    return original.apply(promises, args);
  };
}
syncBuiltinESMExports();

const { run } = DuckDBConnection.prototype;
DuckDBConnection.prototype.run = function (sql, ...rest) {
  if (writesSql.test(sql)) beforeCall();
  return run.call(this, sql, ...rest);
};

process.on("exit", () => writeFileSync(join(copies, "calls"), String(calls)));
