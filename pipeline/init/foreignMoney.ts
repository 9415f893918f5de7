import type { Assignment } from "./assign.ts";
import type { FileChoices } from "./choices.ts";
import type { ColumnFacts } from "./columnFacts.ts";
import { wordsOf } from "./words.ts";

/** Words by which a header says that its money is in the currency of its document. */
const ofDocument = new Set(["foreign", "fc", "fcy", "document", "transaction", "trx", "entered", "original", "orig", "cur", "curr", "currency", "tc", "oc"]); // prettier-ignore
/** Words by which it says that it is in the company's own. */
const ofCompany = new Set(["lcy", "local", "loc", "lc", "base", "home", "company", "functional", "mst", "acctd", "accounted", "hc"]); // prettier-ignore
/** Words that money columns have beside what they hold. */
const beside = new Set(["amount", "in", "the", "of"]);

const money = ["amount", "balance", "paid_amount", "credited_amount", "written_off_amount"];

/**
 * Money in the currency that the column of currencies names: where a list has the same amount twice, in its document's currency
 * and in the company's (`Amount` and `Amount (Foreign Currency)`, `DocInvoiceAmt` and `InvoiceAmt`), the document's. All or none of
 * the columns of money are exchanged.
 */
export function inDocumentCurrency(
  assignments: readonly Assignment[],
  facts: readonly ColumnFacts[],
  { columns }: Pick<FileChoices, "columns">,
): readonly Assignment[] {
  const currency = assignments.find(({ role }) => role === "currency")?.header;
  if (currency === undefined || wordsOf(currency).some((word) => ofCompany.has(word))) return assignments;
  const taken = assignments.map(({ header }) => header);
  const twinOf = ({ header }: Assignment): ColumnFacts | undefined =>
    facts.find(
      ({ header: other, count, amounts }) =>
        !taken.includes(other) &&
        columns[other] === undefined &&
        count > 0 &&
        amounts >= count * 0.8 &&
        held(other) === held(header) &&
        rank(other) > rank(header),
    );
  const pairs = assignments
    .filter(({ role, header }) => money.includes(role) && columns[header] === undefined && rank(header) < 2)
    .map((each) => [each, twinOf(each)] as const);
  if (pairs.some(([, twin]) => twin === undefined)) return assignments;
  return assignments.map((each) => {
    const twin = pairs.find(([one]) => one === each)?.[1];
    return twin === undefined
      ? each
      : { ...each, header: twin.header, why: `${each.why}, in the currency of its document` };
  });
}

/** What a column of money holds, without what its name says of its currency. */
function held(header: string): string {
  const isAside = (word: string): boolean => ofDocument.has(word) || ofCompany.has(word) || beside.has(word);
  return wordsOf(header)
    .filter((word) => !isAside(word))
    .join(" ");
}

/** 0 for the company's currency, 1 where nothing is said, 2 for the document's. */
function rank(header: string): number {
  const words = wordsOf(header);
  if (words.some((word) => ofCompany.has(word))) return 0;
  return words.some((word) => ofDocument.has(word)) ? 2 : 1;
}
