import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CountbackError } from "../errors.ts";

/** What codes and the factor of an output folder's reports are drawn from. Whoever has it can tell which code a known name has. */
export const keyName = "pseudonyms.key";

/** The key of an output folder, made at its first use, so that a customer has the same code in every run; for its owner's eyes alone. */
export async function pseudonymKey(outputFolder: string): Promise<string> {
  const path = join(outputFolder, keyName);
  if (!existsSync(path)) {
    await mkdir(outputFolder, { recursive: true });
    const file = await open(path, "wx", 0o600);
    try {
      await file.write(`${randomBytes(32).toString("hex")}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }
  const key = (await readFile(path, "utf8")).trim();
  if (/^[0-9a-f]{64}$/.test(key)) return key;
  throw new CountbackError(`no key of pseudonyms (64 hexadecimal digits): ${path}`, 3);
}

/** Hexadecimal digits as consonants: a code spells no word and has no digit that a search would take for an amount. */
const letters = { from: "0123456789abcdef", to: "BCDFGHJKLMNPQRST" } as const;

/**
 * How many letters a code has. Two of a million customers share one in one of 500 ledgers, which is then refused; two of a hundred
 * million documents in one of 3,000, of which nobody could tell that they were two.
 */
export const codeLengths = { name: 12, document: 16 } as const;

export type Coded = keyof typeof codeLengths;

/** The code of a name under a key, always the same. */
export function codeOf(text: string, key: string): string {
  const digits = createHash("sha256").update(`${key} ${text}`).digest("hex").slice(0, codeLengths.name);
  return Array.from(digits, (digit) => letters.to[letters.from.indexOf(digit)] ?? "").join("");
}

/** The same in SQL, of a name or of a document's number. */
export function codeSql(text: string, key: string, coded: Coded = "name"): string {
  return `translate(left(sha256('${key} ' || ${text}), ${codeLengths[coded]}), '${letters.from}', '${letters.to}')`;
}

/**
 * What amounts are multiplied by, from 2 to 29: a whole number, so that every amount and rounding stays exact. It keeps amounts
 * from a reader's eye, not from one who sets out to find what divides them all.
 */
export function factorOf(key: string): number {
  return 2 + (createHash("sha256").update(`${key} factor`).digest().readUInt32BE(0) % 28);
}
