import { z } from "zod";
import { statusMeanings } from "../ingest/values/statusWords.ts";
import { isRole, type RoleName } from "./roles.ts";

/** What a document's type may be said to be; a status is said by its own meanings. */
export const documentKinds = ["invoice", "credit_note", "payment"] as const;

/** A column's role as a person says it: a role's name, `open_amount` for the balance, `not used` or `-`. */
const RoleSchema = z.string().transform((text, context): RoleName | "not used" => {
  const role = roleSaid(text);
  if (role !== null) return role;
  context.addIssue({ code: "custom", message: `no such meaning: ${text}` });
  return z.NEVER;
});

const FileChoicesSchema = z.strictObject({
  /** What the rows of the file are. */
  holds: z.enum(["invoices", "payments", "customers"]).optional(),
  /** What columns are, by their headers. */
  columns: z.record(z.string(), RoleSchema).default({}),
  /** What words of the status and of the document type mean, in lower case. */
  words: z.record(z.string().toLowerCase(), z.enum([...statusMeanings, ...documentKinds])).default({}),
  /** Whether only open items are listed, or settled ones as well. */
  list: z.enum(["open", "all"]).optional(),
  /** Whether each of several files of these columns is a whole list of its own day, or holds only what is new. */
  files: z.enum(["whole", "new"]).optional(),
  /** Whether what customers owe is above zero, as written, or below. */
  signs: z.enum(["as written", "reversed"]).optional(),
  /** The usual terms, where a row says none. */
  terms: z.string().min(1).optional(),
});

/** What a person said of one file; what is not said is proposed. */
export type FileChoices = z.output<typeof FileChoicesSchema>;

/** What a person said: of each file by its name, and of the whole export. */
export const ChoicesSchema = z.strictObject({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  dateOrder: z.enum(["dmy", "mdy"]).optional(),
  files: z.record(z.string(), FileChoicesSchema).default({}),
});

export type Choices = z.output<typeof ChoicesSchema>;

/** Nothing said of a file. */
export const nothingSaid: FileChoices = { columns: {}, words: {} };

/** The role that a text names, in any dress; null where it names none. */
export function roleSaid(text: string): RoleName | "not used" | null {
  const plain = text.trim().toLowerCase().replace(/[ -]+/g, "_");
  if (["_", "", "not_used", "unused", "none"].includes(plain)) return "not used";
  const role = plain === "open_amount" ? "balance" : plain;
  return isRole(role) ? role : null;
}
