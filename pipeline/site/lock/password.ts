import { readFileSync } from "node:fs";
import { CountbackError } from "../../errors.ts";

const fewest = 10;

/** The password in the first line of a file. Throws a CountbackError (exit 3) where there is none, or one that is soon guessed. */
export function readPassword(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new CountbackError(`no such password file: ${file}`, 3);
  }
  const [password = ""] = text.replace(/^\ufeff/, "").split(/\r?\n/);
  if (password.length < fewest) {
    throw new CountbackError(`the password in ${file} is too short: it needs ${fewest} characters or more`, 3);
  }
  return password;
}
