import { createHash } from "node:crypto";
import type { Lookup } from "../profiles/expressions.ts";
import { normaliseHeader } from "./headers.ts";

/** The name that a value looked up has beside a row's fields. */
export function takenColumn({ lookup, key, by }: Lookup, take: string): string {
  return `look_${shortHash([lookup, key, by])}_${shortHash([normaliseHeader(take)])}`;
}

/** The name that the key found has beside a row's fields: null where nothing was found. */
export function foundColumn({ lookup, key, by }: Lookup): string {
  return `look_${shortHash([lookup, key, by])}_key`;
}

/** Eight letters that stand for what a profile says, so that it can be part of a name in SQL. */
export function shortHash(value: unknown): string {
  return createHash("md5").update(JSON.stringify(value)).digest("hex").slice(0, 8);
}
