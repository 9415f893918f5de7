import { html } from "htl";
import { compactMoney, count, days, decimal, listNames, percent } from "../../writing/format.js";
import type { Piece, Row } from "../../writing/rows.js";
import { type QuarterLine, quarterSentence } from "./review.js";

/** What the answers are computed from: published tables, those with money of one currency. */
export type Known = {
  readonly currency: string;
  readonly quarter: readonly QuarterLine[];
  readonly headlines: readonly Row[];
  readonly outlook: readonly Row[];
  readonly decisions: readonly Row[];
  readonly reasons: readonly Row[];
  readonly reconciliation: readonly Row[];
  readonly vetting: readonly Row[];
  readonly cycles: readonly Row[];
  readonly clock: readonly Row[];
  readonly weeks: readonly Row[];
};

type Case = {
  readonly question: string;
  readonly where: string;
  readonly page: string;
  readonly answer: (known: Known) => string;
};
type Role = {
  readonly role: string;
  readonly order: readonly (readonly [page: string, what: string])[];
  readonly cases: readonly Case[];
};

const nothing = "This export has nothing of it.";
const money = (row: Row | undefined, name: string, { currency }: Known): string =>
  compactMoney(Number(row?.[name]), currency);
const headline = ({ headlines }: Known, measure: string): Row | undefined =>
  headlines.find((row) => row["measure"] === measure);
const decided = ({ decisions }: Known, kind: string): Row | undefined => decisions.find((row) => row["kind"] === kind);

/** Who looks at what, in which order, and three questions each with their answer in this report. */
export const roles: readonly Role[] = [
  {
    role: "CFO",
    order: [
      ["index", "what is to be decided today, and what changed"],
      ["review", "the quarter against its targets"],
      ["cash", "what comes in thirteen weeks"],
      ["allowance", "what is provided for"],
    ],
    cases: [
      {
        question: "How much is past due, and who has most of it?",
        where: "Collections, why they pay late",
        page: "collections",
        answer: (known) => {
          const [largest] = known.reasons.filter((row) => row["customer_id"] !== null);
          const overdue = headline(known, "overdue");
          return largest === undefined
            ? "Nothing is past due."
            : `${money(overdue, "value", known)}; the most is at ${String(largest["customer_name"])}.`;
        },
      },
      {
        question: "Were the targets of the quarter met?",
        where: "Review",
        page: "review",
        answer: ({ quarter }) => quarterSentence(quarter),
      },
      {
        question: "What cash is to be expected in four weeks?",
        where: "Cash",
        page: "cash",
        answer: (known) => {
          const four = known.outlook.find((row) => row["horizon_weeks"] === 4);
          return four === undefined ? nothing : `${money(four, "leading_amount", known)}.`;
        },
      },
    ],
  },
  {
    role: "Analyst",
    order: [
      ["data-quality", "whether the figures may be used"],
      ["aging", "who owes, and how old it is"],
      ["collections", "what moved the measures"],
      ["methods", "how each is computed"],
    ],
    cases: [
      {
        question: "Does the ledger agree with the general ledger?",
        where: "Data quality",
        page: "data-quality",
        answer: ({ reconciliation }) => {
          const judged = reconciliation.filter((row) => row["difference"] !== null);
          const untied = judged.filter((row) => Number(row["difference"]) !== 0);
          if (judged.length === 0) return "The export has no control balance to hold it to.";
          return untied.length === 0
            ? "Yes, to the cent."
            : `${count(untied.length, "balance")} ${untied.length === 1 ? "differs" : "differ"}.`;
        },
      },
      {
        question: "How many days of DSO are money past due?",
        where: "Collections, days sales outstanding",
        page: "collections",
        answer: (known) => {
          const [dso, late] = [
            headline(known, "dso")?.["value"],
            headline(known, "average_days_delinquent")?.["value"],
          ];
          return typeof dso === "number" && typeof late === "number" ? `${days(late)} of ${days(dso)}.` : nothing;
        },
      },
      {
        question: "Of how much that is past due is the reason unknown?",
        where: "Collections, why they pay late",
        page: "collections",
        answer: ({ reasons }) => {
          const all = reasons.filter((row) => row["customer_id"] === null);
          const unknown = all.find((row) => row["reason"] === "unknown");
          return all.length === 0 ? "Nothing is past due." : `Of ${percent(Number(unknown?.["overdue_rate"] ?? 0))}.`;
        },
      },
    ],
  },
  {
    role: "Credit manager",
    order: [
      ["terms", "whom to hold, whose terms and limits to change, who is new"],
      ["risk", "who is likely to pay late"],
      ["follow-up", "disputes, and the weeks ahead"],
      ["credit-policy", "the rules all of it follows"],
    ],
    cases: [
      {
        question: "Which hold is to be decided first?",
        where: "Overview, decide today",
        page: "index",
        answer: (known) => {
          const hold = decided(known, "hold");
          return hold === undefined ? "None." : `${String(hold["customer_name"])}: ${String(hold["reason"])}.`;
        },
      },
      {
        question: "Which new customer is to pay in advance?",
        where: "Terms, new customers",
        page: "terms",
        answer: ({ vetting }) => {
          const careful = vetting.filter((row) => Number(row["prepaid_rate"]) > 0);
          return careful.length === 0
            ? "None."
            : `${listNames(careful.slice(0, 3).map((row) => `${String(row["customer_name"])} (${percent(Number(row["prepaid_rate"]))})`))}.`;
        },
      },
      {
        question: "Which causes of disputes repeat?",
        where: "Follow-up",
        page: "follow-up",
        answer: ({ cycles }) => {
          const repeated = cycles.filter((row) => row["is_repeated"] === true);
          return repeated.length === 0 ? "None." : `${listNames(repeated.map((row) => String(row["cut_value"])))}.`;
        },
      },
    ],
  },
  {
    role: "Collector",
    order: [
      ["worklist", "whom to speak with today, and the draft"],
      ["receipts", "who has paid since"],
      ["customers", "everything about one customer"],
      ["follow-up", "disputes that wait for an answer"],
    ],
    cases: [
      {
        question: "Whom do I turn to first, and why?",
        where: "Worklist",
        page: "worklist",
        answer: (known) => {
          const call = decided(known, "call");
          return call === undefined
            ? "Nobody: nothing is to be asked for."
            : `${String(call["customer_name"])}: ${String(call["decision"])}, ${String(call["reason"])}.`;
        },
      },
      {
        question: "Which dispute holds up the most?",
        where: "Follow-up, disputes against the clock",
        page: "follow-up",
        answer: (known) => {
          const [first] = known.clock;
          return first === undefined
            ? "No dispute is open."
            : `${String(first["invoice_id"])} of ${String(first["customer_name"])}, ${money(first, "open_amount", known)}: ${String(first["next_step"])}.`;
        },
      },
      {
        question: "Do the hours of the coming week reach?",
        where: "Follow-up, busy weeks ahead",
        page: "follow-up",
        answer: ({ weeks }) => {
          const first = weeks.find((row) => row["week"] === 1 && row["owner"] === null && row["work"] === null);
          if (first === undefined) return "Nothing is to be done.";
          const [takes, has] = [Number(first["work_hours"]), Number(first["capacity_hours"])];
          return `${takes <= has ? "Yes" : "No"}: ${decimal(takes, 0)} of ${decimal(has, 0)}.`;
        },
      },
    ],
  },
];

/** One role: its pages in order, and its three questions with their answers folded away until asked for. */
export function rolePart(name: string, known: Known): Piece {
  const role = roles.find((each) => each.role === name);
  if (role === undefined) return null;
  return html`<ol>
      ${role.order.map(([page, what]) => html`<li><a href=${`./${page}.html`}>${pageName(page)}</a>: ${what}</li>`)}
    </ol>
    ${role.cases.map(
      ({ question, where, page, answer }) =>
        html`<details class="case">
          <summary>${question}</summary>
          <p>${answer(known)} <a href=${`./${page}.html`}>${where}</a></p>
        </details>`,
    )}`;
}

/** A page as the navigation names it. */
function pageName(page: string): string {
  if (page === "index") return "Overview";
  if (page === "follow-up") return "Follow-up";
  return `${page.slice(0, 1).toUpperCase()}${page.slice(1).replaceAll("-", " ")}`;
}
