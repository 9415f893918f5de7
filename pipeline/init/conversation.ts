import { type Choices, documentKinds, type FileChoices, nothingSaid, roleSaid } from "./choices.ts";
import { statusMeanings } from "../ingest/values/statusWords.ts";
import { describeProposal } from "./describe.ts";
import type { Proposal, UnknownTable } from "./proposal.ts";
import { customerRoles, invoiceRoles, paymentRoles, propose } from "./propose.ts";
import { questionsOf } from "./questions.ts";
import type { RoleName } from "./roles.ts";

/** How `countback init` talks to a person; `ask` answers a question, null where it is to go on by itself. */
export type Talk = {
  readonly say: (text: string) => void;
  readonly ask: ((question: string) => Promise<string>) | null;
};

/** What was said so far. */
export type Said = { choices: Choices };

/** A person stops before the mapping is done: what there is is written down. */
export class Stopped extends Error {}

/** The talk with somebody who answers. */
export type Asking = { readonly say: Talk["say"]; readonly ask: NonNullable<Talk["ask"]> };

const rolesOf: Readonly<Record<Proposal["holds"], readonly RoleName[]>> = {
  invoices: invoiceRoles,
  payments: paymentRoles,
  customers: customerRoles,
};
const sideRoles: readonly RoleName[] = ["debit_amount", "credit_amount", "side"];
const help = (holds: Proposal["holds"]): string =>
  [
    `  COLUMN = MEANING   one of ${rolesOf[holds].filter((role) => !role.startsWith("unused_")).join(", ")}${holds === "customers" ? "" : ", debit_amount, credit_amount, side"}; - for not used`,
    `  WORD = MEANING     of a status ${statusMeanings.join(", ")}; of a document type ${documentKinds.join(", ")}`,
    "  file = MEANING     invoices, payments or customers: what the rows are",
    "  signs = reversed   what customers owe is below zero; as written: above",
    "  stop               write what there is, to go on in the file",
  ].join("\n");

/** What the files are by what was said of them. */
export function proposalsOf(tables: readonly UnknownTable[], { files }: Choices): readonly Proposal[] {
  return tables.map((table) => propose(table, files[table.file] ?? nothingSaid));
}

/** Whether a column of such a file can be of a role. */
export function canBe(role: RoleName | "not used", holds: Proposal["holds"]): boolean {
  return role === "not used" || rolesOf[holds].includes(role) || (holds !== "customers" && sideRoles.includes(role));
}

/**
 * Shows every file with all its columns, lets each choice be changed, and asks what the files do not say; adds what is said.
 * Throws `Stopped` where a person stops.
 */
export async function converse(
  tables: readonly UnknownTable[],
  said: Said,
  talk: Asking,
  home: { readonly hasCurrency: boolean; readonly hasPayments: boolean },
): Promise<void> {
  for (const table of tables) await changeFile(table, said, talk);
  const asked = new Set<string>();
  for (;;) {
    const open = questionsOf(tables, proposalsOf(tables, said.choices), said.choices, home);
    const question = open.find(({ text }) => !asked.has(text));
    if (question === undefined) return;
    const answer = await listen(talk, `${question.text} `);
    const next = answer === "" ? said.choices : question.take(answer, said.choices);
    if (next === null) talk.say(`not understood: ${answer}`);
    else {
      asked.add(question.text);
      said.choices = next;
    }
  }
}

/** Lets a person change what a file and its columns are taken for, until there is nothing more to change. */
async function changeFile(table: UnknownTable, said: Said, talk: Asking): Promise<void> {
  let shown: FileChoices | null = null;
  for (;;) {
    const choices = said.choices.files[table.file] ?? nothingSaid;
    const proposal = propose(table, choices);
    if (choices !== shown) talk.say(describeProposal(proposal));
    shown = choices;
    const answer = await listen(talk, "Change something? COLUMN = MEANING, ? for what there is, Enter to go on: ");
    if (answer === "" && proposal.problem === null) return;
    if (answer === "") talk.say(`${table.file} cannot be mapped yet (stop writes what there is): ${proposal.problem}`);
    else if (answer === "?") talk.say(help(proposal.holds));
    else {
      const next = changed(answer, choices, proposal);
      if (typeof next === "string") talk.say(next);
      else said.choices = { ...said.choices, files: { ...said.choices.files, [table.file]: next } };
    }
  }
}

/** What was said after one more change, or why it is none. */
function changed(answer: string, choices: FileChoices, { facts, holds }: Proposal): FileChoices | string {
  const cut = answer.lastIndexOf("=");
  const [name, meaning] = [answer.slice(0, cut).trim(), answer.slice(cut + 1).trim()];
  if (cut === -1 || name === "") return `not understood: ${answer} (COLUMN = MEANING)`;
  const kinds = ["invoices", "payments", "customers"] as const;
  const kind = kinds.find((each) => each === meaning.toLowerCase());
  if (name.toLowerCase() === "file" && kind !== undefined) return { ...choices, holds: kind };
  const signs = (["as written", "reversed"] as const).find((each) => each === meaning.toLowerCase());
  if (name.toLowerCase() === "signs" && signs !== undefined) return { ...choices, signs };
  const column = facts.find(({ header }) => header.toLowerCase() === name.toLowerCase())?.header;
  if (column !== undefined) {
    const role = roleSaid(meaning);
    if (role === null || !canBe(role, holds))
      return `no such meaning of a column of ${holds}: ${meaning}\n${help(holds)}`;
    const others = Object.fromEntries(
      Object.entries(choices.columns).filter(([, given]) => given !== role || role === "not used"),
    );
    return { ...choices, columns: { ...others, [column]: role } };
  }
  const word = [...new Set(facts.flatMap(({ words }) => [...(words?.keys() ?? [])]))].find(
    (each) => each === name.toLowerCase(),
  );
  if (word === undefined) return `no such column, nor a word of one: ${name}`;
  const said = [...statusMeanings, ...documentKinds].find(
    (each) => each === meaning.toLowerCase().replace(/[ -]/g, "_"),
  );
  return said === undefined
    ? `no such meaning of a word: ${meaning}\n${help(holds)}`
    : { ...choices, words: { ...choices.words, [word]: said } };
}

/** Asks a question; throws `Stopped` where the answer is to stop. */
export async function listen({ ask }: Asking, question: string): Promise<string> {
  const answer = (await ask(question)).trim();
  if (/^(stop|quit|exit|q)$/i.test(answer)) throw new Stopped("it was stopped");
  return answer;
}
