import { type Choices, documentKinds, type FileChoices, nothingSaid } from "./choices.ts";
import { statusMeanings } from "../ingest/values/statusWords.ts";
import { markInHeader } from "../ingest/values/headerMarks.ts";
import { type ColumnFacts, sumOf } from "./columnFacts.ts";
import type { Proposal, UnknownTable } from "./proposal.ts";
import type { RoleName } from "./roles.ts";
import { kindIn, meaningIn } from "./vocabulary.ts";

/** Something that the files do not say: how it is asked, and what an answer adds to what was said; null where it is none. */
export type Question = {
  readonly text: string;
  readonly take: (answer: string, choices: Choices) => Choices | null;
};

/** Whether the settings or another file say what is asked. */
type Home = { readonly hasCurrency: boolean; readonly hasPayments: boolean };

/** A column of more unknown words is no status. */
const mostWords = 20;

/** Everything that the files leave open, in the order in which it is asked. */
export function questionsOf(
  tables: readonly UnknownTable[],
  proposals: readonly Proposal[],
  choices: Choices,
  home: Home,
): readonly Question[] {
  const ofFiles = tables.flatMap((table, index) => {
    const proposal = proposals[index];
    const said = choices.files[table.file] ?? nothingSaid;
    if (proposal === undefined || proposal.holds === "customers") return [];
    const words = wordQuestions(table, proposal);
    return proposal.holds === "payments"
      ? words
      : [
          ...words,
          ...balanceQuestions(proposal, said),
          ...listQuestions(proposal, said, home),
          ...termsQuestions(proposal, said),
        ];
  });
  return [...ofFiles, ...repeatQuestions(proposals, choices), ...currencyQuestions(tables, proposals, choices, home)];
}

function ofFile(file: string, change: (answer: string) => Partial<FileChoices> | null): Question["take"] {
  return (answer, choices) => {
    const more = change(answer);
    const said = choices.files[file] ?? nothingSaid;
    return more === null ? null : { ...choices, files: { ...choices.files, [file]: { ...said, ...more } } };
  };
}

function columnOf({ assignments, facts }: Proposal, role: RoleName): ColumnFacts | undefined {
  const header = assignments.find((each) => each.role === role)?.header;
  return facts.find((each) => each.header === header);
}

/** Words of the status and the document type that nobody knows, each with its rows and its money. */
function wordQuestions({ file, header, rows }: UnknownTable, proposal: Proposal): readonly Question[] {
  const amount = header.indexOf((columnOf(proposal, "amount") ?? columnOf(proposal, "balance"))?.header ?? "");
  return (["status", "document_type"] as const).flatMap((role) => {
    const column = columnOf(proposal, role);
    const isKnown = (word: string): boolean =>
      column === undefined || (role === "status" ? meaningIn(word, column) : kindIn(word, column)) !== null;
    const unknown = [...(column?.words ?? [])].filter(([word]) => /\p{L}/u.test(word) && !isKnown(word));
    if (column === undefined || unknown.length > mostWords) return [];
    const [meanings, usual] =
      role === "status" ? ([statusMeanings, "open"] as const) : ([documentKinds, "invoice"] as const);
    return unknown.map(([word, times]): Question => {
      const at = header.indexOf(column.header);
      const money = rows.filter((row) => (row[at] ?? "").trim().toLowerCase() === word).map((row) => row[amount] ?? "");
      const sum = amount === -1 ? "" : `, ${sumOf(money)}`;
      return {
        text: `${file}: what does ${column.header} "${word}" mean (${times} ${times === 1 ? "row" : "rows"}${sum})? [${meanings.join("/")}; Enter: ${usual}]`,
        take: (answer, choices) => {
          const meaning = meanings.find((each) => each === answer.toLowerCase().replace(/[ -]/g, "_"));
          const said = choices.files[file] ?? nothingSaid;
          const words = meaning === undefined ? null : { words: { ...said.words, [word]: meaning } };
          return ofFile(file, () => words)(answer, choices);
        },
      };
    });
  });
}

/** A balance that no paid column proves: is it the row's, or the account's? */
function balanceQuestions(proposal: Proposal, said: FileChoices): readonly Question[] {
  const [balance, amount] = [columnOf(proposal, "balance"), columnOf(proposal, "amount")];
  if (balance === undefined || amount === undefined || columnOf(proposal, "paid_amount") !== undefined) return [];
  if (
    said.columns[balance.header] !== undefined ||
    proposal.notes.some((note) => note.startsWith(`${balance.header} is the account's`))
  )
    return [];
  const { file } = proposal;
  return [
    {
      text: `${file}: is ${balance.header} what is still open of its row, or the account's balance after it? [open/account; Enter: open]`,
      take: ofFile(file, (answer) => {
        if (!/^(open|account)$/i.test(answer)) return null;
        const role = /^open$/i.test(answer) ? ("balance" as const) : ("not used" as const);
        return { columns: { ...said.columns, [balance.header]: role } };
      }),
    },
  ];
}

/** Whether settled invoices would be there, where no row is settled. */
function listQuestions(proposal: Proposal, said: FileChoices, { hasPayments }: Home): readonly Question[] {
  const { file, layout } = proposal;
  const dated = columnOf(proposal, "paid_date");
  const isSettled = (dated?.count ?? 0) > 0 || (layout?.feeds.some(({ table }) => table === "payments") ?? false);
  const balance = columnOf(proposal, "balance");
  const hasZero =
    balance !== undefined && balance.words !== null && [...balance.words.keys()].some((each) => !/[1-9]/.test(each));
  const status = columnOf(proposal, "status");
  const saysPaid =
    status !== undefined && [...(status.words?.keys() ?? [])].some((word) => meaningIn(word, status) === "paid");
  if (said.list !== undefined || isSettled || hasZero || saysPaid || hasPayments) return [];
  return [
    {
      text: `${file}: are these the open items only, or all invoices, of which none is settled yet? [open/all; Enter: open]`,
      take: ofFile(file, (answer) => {
        const list = (["open", "all"] as const).find((each) => each === answer.toLowerCase());
        return list === undefined ? null : { list };
      }),
    },
  ];
}

/** The usual terms, where nothing says when rows are due. */
function termsQuestions(proposal: Proposal, said: FileChoices): readonly Question[] {
  const [due, terms] = [columnOf(proposal, "due_date"), columnOf(proposal, "terms")];
  const isWhole = [due, terms].some((each) => each !== undefined && each.count >= proposal.countRows);
  if (said.terms !== undefined || isWhole) return [];
  const lacking =
    due === undefined && terms === undefined ? "nothing says when invoices are due" : "some rows say no due date";
  return [
    {
      text: `${proposal.file}: ${lacking}: which terms are usual? [as Net 30; Enter: due on the invoice date]`,
      take: ofFile(proposal.file, (answer) => ({ terms: answer })),
    },
  ];
}

/** Whether several files of the same columns are each a whole list, or go on from one another. */
function repeatQuestions(proposals: readonly Proposal[], { files }: Choices): readonly Question[] {
  const lists = proposals.filter(({ holds, layout }) => holds === "invoices" && layout !== null);
  const keyOf = ({ facts }: Proposal): string => facts.map(({ header }) => header).join("\n");
  const groups = [...new Set(lists.map(keyOf))].map((key) => lists.filter((each) => keyOf(each) === key));
  return groups
    .filter((group) => group.length > 1 && group.every(({ file }) => files[file]?.files === undefined))
    .map((group) => {
      const names = group.map(({ file }) => file);
      return {
        text: `${names.join(", ")} have the same columns: is each a whole list of the open items of its day, or only what is new? [whole/new; Enter: not known]`,
        take: (answer, choices) => {
          const said = (["whole", "new"] as const).find((each) => each === answer.toLowerCase());
          if (said === undefined) return null;
          const more = names.map((name) => [name, { ...(choices.files[name] ?? nothingSaid), files: said }] as const);
          return { ...choices, files: { ...choices.files, ...Object.fromEntries(more) } };
        },
      };
    });
}

/** Marks of several currencies, and those for debit and credit, which name none. */
const sharedMarks = /[$¥]|kr\.?|cr|dr/gi;

/** The currency, where no column, no amount and no header names one. */
function currencyQuestions(
  tables: readonly UnknownTable[],
  proposals: readonly Proposal[],
  { currency }: Choices,
  { hasCurrency }: Home,
): readonly Question[] {
  if (currency !== undefined || hasCurrency) return [];
  const silent = tables.filter((_, index) => {
    const proposal = proposals[index];
    if (proposal === undefined || proposal.layout === null || proposal.holds === "customers") return false;
    const money = (["amount", "balance", "debit_amount"] as const).flatMap((role) => columnOf(proposal, role) ?? []);
    const isMarked = money.some(
      ({ header, samples }) =>
        markInHeader(header) !== null || samples.some((each) => /[\p{L}\p{Sc}]/u.test(each.replace(sharedMarks, ""))),
    );
    return columnOf(proposal, "currency") === undefined && !isMarked;
  });
  if (silent.length === 0) return [];
  return [
    {
      text: `${silent.map(({ file }) => file).join(", ")}: no currency is named: which one is it? [three letters, as EUR; Enter: not known]`,
      take: (answer, choices) => (/^[A-Za-z]{3}$/.test(answer) ? { ...choices, currency: answer.toUpperCase() } : null),
    },
  ];
}
