import { z } from "zod";
import { readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { normaliseHeader } from "../layouts/headers.ts";
import type { Condition, Source } from "../profiles/expressions.ts";
import type { Feed } from "../profiles/profile.ts";
import { fieldOf, recordsOf } from "./source.ts";
import { isStatus } from "./statuses.ts";
import { plainWord } from "./statusWords.ts";

/** Beginnings of words for what has not happened yet, without accents. */
const beginnings = [
  "expect", "forecast", "predict", "promis", "schedul", "estimat", "anticipat", "project", "propos", "prognos", "likel", "upcoming",
  "intend", "commit", "voraussicht", "vorauss", "erwart", "geplant", "zugesag", "zusag", "versproch", "geschatz", "avisier", "vorhersag", "vorgeseh",
  "prevu", "prevision", "attendu", "planifi", "estim", "envisag", "pronosti", "previs", "esperad", "prometid", "programad", "planead",
  "estimad", "atteso", "attesa", "promess", "pianificat", "programmat", "stimat", "presunt", "verwacht", "gepland", "beloof", "toegezeg",
  "voorzien", "geschat", "voorspel", "forvant", "beraknad", "planer", "planlagt", "utlova", "lovad", "lovet", "forvent", "beregnet",
  "odotet", "ennust", "arvio", "luvat", "suunnit", "agendad", "planejad", "previst", "oczekiw", "przewidy", "planowan",
]; // prettier-ignore
/** Whole words that say the same, and endings of compounds. */
const words = [
  "exp",
  "est",
  "pred",
  "planned",
  "plan",
  "eta",
  "ptp",
  "proj",
  "next",
  "target",
  "future",
  "promise",
  "fcst",
];
const endings = ["prognose", "prognos", "erwartung", "zusage", "plan", "vorhersage", "prognosedatum", "plandatum"];

/** Words of a status by which nothing is paid, whatever date stands beside it, without accents. */
const unpaidWords = [
  "open", "unpaid", "not paid", "not yet paid", "outstanding", "overdue", "past due", "due", "pending", "pending payment", "awaiting payment",
  "offen", "unbezahlt", "nicht bezahlt", "uberfallig", "ueberfallig", "impaye", "impayee", "non paye", "non payee", "en attente", "en retard",
  "abierta", "abierto", "no pagada", "no pagado", "pendiente", "vencida", "vencido", "aperta", "aperto", "non pagata", "non pagato", "scaduta",
  "in attesa", "openstaand", "onbetaald", "niet betaald", "achterstallig", "em aberto", "aberta", "aberto", "obetald", "oppen", "apen", "aben",
  "forfallen", "ubetalt", "avoin",
]; // prettier-ignore

/** Whether a name or a status says that something has not happened yet: expected, predicted, promised, planned. */
export function saysExpected(text: string): boolean {
  const parts = plainWord(text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replaceAll("ø", "o"))
    .split(" ")
    .filter((word) => word !== "");
  return parts.some(
    (word) =>
      words.includes(word) ||
      beginnings.some((start) => word.startsWith(start)) ||
      endings.some((end) => word.length > end.length && word.endsWith(end)),
  );
}

/** Whether a status says that nothing is paid: still open, or only expected. */
export function saysUnpaid(status: string): boolean {
  return unpaidWords.includes(plainWord(status)) || saysExpected(status);
}

/** A column of more words than this is no status. */
const mostWords = 60;
/** Flags that say of a row that it is open, as they are compared. */
const openFlags = ["isopen", "openflag", "isunpaid"];
const yes = ["1", "1.0", "true", "yes", "y", "x", "ja", "oui", "si", "sim"];

/**
 * The file with its dates of payment only where they are such: a date beside a status by which nothing is paid is one that
 * somebody expects, and a payment whose status says that it is expected has not come.
 */
export async function withoutExpected(warehouse: Warehouse, file: ExportFile): Promise<ExportFile> {
  const { feeds, notes = [], leaveOut = [] } = file.layout;
  const hasPayments = feeds.some(({ table, columns }) => table === "payments" || columns["paid_date"] !== undefined);
  if (!hasPayments || [...notes, ...leaveOut].some(({ rule }) => rule === "expected_payment")) return file;
  let told = file;
  for (const header of file.header) {
    const isFlag = openFlags.includes(normaliseHeader(header));
    if (!isFlag && !isStatus(file, header)) continue;
    const found = await wordsUnder(warehouse, file, header);
    const expected = isFlag ? [] : found.filter(saysExpected);
    const unpaid = found.filter((word) => (isFlag ? yes.includes(word) : saysUnpaid(word) && !saysExpected(word)));
    if (expected.length + unpaid.length > 0) told = withoutDates(told, header, { expected, unpaid });
  }
  return told;
}

type Words = { readonly expected: readonly string[]; readonly unpaid: readonly string[] };

function withoutDates(file: ExportFile, header: string, { expected, unpaid }: Words): ExportFile {
  const isExpected: Condition[] = expected.length === 0 ? [] : [{ of: header, isOneOf: expected }];
  const { feeds, notes = [], leaveOut = [] } = file.layout;
  const message = `${header} ${[...expected, ...unpaid].join(" or ")}: not paid, the date is only expected`;
  const changed = feeds.map((feed) => {
    const source = feed.columns["paid_date"];
    if (source === undefined) return { feed, rows: [] };
    const isOpen: Condition[] =
      unpaid.length === 0 ? [] : [{ all: [{ of: header, isOneOf: unpaid }, ...isWhole(feed)] }];
    const isUnpaid: Condition = { any: [...isExpected, ...isOpen] };
    const dated: Condition = { all: [isUnpaid, { of: source, is: "present" }] };
    const columns: Feed["columns"] = { ...feed.columns, paid_date: { when: { not: isUnpaid }, then: source } };
    return { feed: { ...feed, columns }, rows: [dated] };
  });
  const isPayments = feeds.every(({ table }) => table === "payments");
  return {
    ...file,
    layout: {
      ...file.layout,
      feeds: changed.map(({ feed }) => feed),
      notes: [
        ...notes,
        ...changed.flatMap(({ rows }) => rows.map((each) => ({ rule: "expected_payment", rows: each, message }))),
      ],
      leaveOut: isPayments
        ? [
            ...leaveOut,
            ...isExpected.map((rows) => ({ rule: "expected_payment", rows, message: "not paid, only expected" })),
          ]
        : leaveOut,
    },
  };
}

/** That a row does not say of any part of its amount that it is settled. */
function isWhole({ columns: { paid_amount: paid, open_amount: open, amount } }: Feed): readonly Condition[] {
  const whole = (of: Source, ...others: readonly Condition[]): Condition => ({ any: [{ of, is: "empty" }, ...others] });
  return [
    ...(paid === undefined ? [] : [whole(paid, { of: paid, is: "zero" })]),
    ...(open === undefined || amount === undefined ? [] : [whole(open, { of: open, isSameAs: amount })]),
  ];
}

/** The words under a header, lower case; none where there are too many for a status. */
async function wordsUnder(warehouse: Warehouse, file: ExportFile, header: string): Promise<readonly string[]> {
  const rows = await readRows(
    warehouse,
    `select distinct lower(ingest.read_text(${fieldOf(file, header) ?? "null"})) as word from ${recordsOf(file)}
    order by word nulls last limit ${mostWords + 1}`,
    z.object({ word: z.string().nullable() }),
  );
  return rows.length > mostWords ? [] : rows.flatMap(({ word }) => word ?? []);
}
