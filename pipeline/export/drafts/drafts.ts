import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { CountbackError } from "../../errors.ts";
import type { Manifest } from "../../publish/manifest.ts";
import { literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import { toCsv } from "../../../src/writing/csv.ts";
import { withPublished } from "../export.ts";
import { type Account, readAccounts, sumsText } from "./account.ts";
import { calendarOf } from "./calendar.ts";
import { emlOf } from "./mail.ts";
import { readStatements, statementKey, type Statements, statementText } from "./statement.ts";
import { filled, languageOf, type Message, messageOf } from "./messages.ts";

const ActionSchema = z.object({
  rank: z.int(),
  customer_id: z.string(),
  customer_name: z.string(),
  currency: z.string(),
  email: z.string().nullable(),
  language: z.string(),
  step: z.string(),
  tone: z.string().nullable(),
  action_date: z.string(),
  ask: z.string(),
  total: z.string(),
  demand_days: z.int().nullable(),
  oldest_days: z.int(),
});

/** An action of the worklist, as a message needs it. */
export type Action = z.infer<typeof ActionSchema>;

type Context = {
  /** The language of all messages; that of each customer where none is asked for. */
  readonly language: string | undefined;
  readonly manifest: Manifest;
  readonly accounts: ReadonlyMap<string, Account>;
};

/**
 * Writes a draft for every action of the worklist into a folder: as text, as `.eml`, all in one mail-merge CSV,
 * the statement of account, and the days as a calendar file. `owner` keeps to one sales rep's customers. Nothing is ever sent. Returns how many there are.
 * Throws a CountbackError (exit 3) where no action matches, or the language has no messages.
 */
export async function writeDrafts(options: {
  readonly outputFolder: string;
  readonly toFolder: string;
  readonly owner?: string;
  readonly language?: string;
}): Promise<number> {
  const { language } = options;
  if (language !== undefined) languageOf(language);
  return withPublished(options.outputFolder, async (warehouse, manifest) => {
    const actions = await readActions(warehouse, options.owner ?? null);
    if (actions.length === 0) throw new CountbackError(noneText(options.owner), 3);
    const write = await draftWriter(warehouse, { manifest, language });
    const folder = resolve(options.toFolder);
    await mkdir(folder, { recursive: true });
    const drafts = [];
    for (const action of actions) {
      const message = write.message(action);
      const name = `${String(action.rank).padStart(4, "0")}-${action.currency}-${action.customer_id.replaceAll(/[^\w-]+/g, "_")}`;
      await writeFile(join(folder, `${name}.txt`), `${message.subject}\n\n${message.body}\n`);
      await writeFile(join(folder, `${name}-statement.txt`), write.account(action));
      await writeFile(join(folder, `${name}.eml`), emlOf({ to: action.email, ...message }));
      drafts.push({ ...action, ...message });
    }
    const columns = [
      "rank",
      "customer_id",
      "customer_name",
      "email",
      "step",
      "action_date",
      "currency",
      "ask",
      "subject",
      "body",
    ];
    await writeFile(join(folder, "mail-merge.csv"), `\ufeff${toCsv(columns, drafts)}`);
    await writeFile(
      join(folder, "reminders.ics"),
      calendarOf(
        drafts.map((draft) => reminderOf(draft, manifest)),
        manifest.asOf,
      ),
    );
    return drafts.length;
  });
}

const money = (amount: string): string =>
  `concat(case when currency = 'XXX' then '' else currency || ' ' end, format('{:,.2f}', cast(${amount} as double)))`;

/** The worklist; one that an older run published demands all that it asks for. */
const worklist = `select * rename (report_currency as currency) from worklist
  union all by name select null::decimal(18, 4) as demand_amount, null::integer as demand_days, null::varchar as language where false`;

/** The actions of the worklist that are not stopped, of one owner's customers where one is named. */
export async function readActions(warehouse: Warehouse, owner: string | null): Promise<readonly Action[]> {
  const own = owner === null ? "true" : `sales_rep = ${literal(owner)}`;
  const actions = await readRows(
    warehouse,
    `select * exclude (language), coalesce(language, 'en') as language, ${money("case when demand_amount > 0 then demand_amount else ask_amount end")} as ask, ${money("ask_amount")} as total
     from (${worklist}) as worklist where stop_reason is null and ${own} order by currency, rank`,
    ActionSchema,
  );
  return actions;
}

const noneText = (owner: string | undefined): string =>
  owner === undefined ? "no action to draft: the worklist is empty" : `no action of owner: ${owner}`;

/** What writes the message of an action, and its customer's account as text. */
export async function draftWriter(
  warehouse: Warehouse,
  { manifest, language }: { readonly manifest: Manifest; readonly language?: string | undefined },
): Promise<{ readonly message: (action: Action) => Message; readonly account: (action: Action) => string }> {
  const statements = await readStatements(warehouse, manifest.baseCurrency);
  const accounts = await readAccounts(warehouse);
  return {
    message: (action) => draftOf(action, { language, manifest, statements, accounts }),
    account: (action) => accountText(action, { language, manifest, accounts }),
  };
}

function draftOf(action: Action, context: Context & { readonly statements: Statements }): Message {
  const { language, manifest, statements, accounts } = context;
  const items = statements.get(statementKey(action.customer_id, action.currency)) ?? [];
  const own = languageOf(language ?? action.language);
  return messageOf(own, action.step, {
    tone: action.tone ?? "firm",
    blanks: {
      customer: action.customer_name,
      company: manifest.company,
      as_of: manifest.asOf,
      ask: action.ask,
      total: action.total,
      oldest_days: String(action.oldest_days),
      demand_days: String(action.demand_days ?? 0),
      invoices: statementText(own.columns, demanded(items, action.demand_days)),
      totals: sumsText(own.statement.slice(1), accounts.get(action.customer_id)),
    },
  });
}

/** The items that a formal step is about: those as old as it; all of them where it is none. */
function demanded(items: readonly (readonly string[])[], days: number | null): readonly (readonly string[])[] {
  return days === null ? items : items.filter((cells) => Number(cells[3]) >= days);
}

/** The whole account of a customer as text: all that is open, what is not yet applied, and the sums. */
function accountText(action: Action, { manifest, accounts, ...asked }: Context): string {
  const language = languageOf(asked.language ?? action.language);
  const { customer_id, customer_name } = action;
  const [title, ...names] = language.statement;
  const account = accounts.get(customer_id);
  const blanks = { customer: customer_name, company: manifest.company, as_of: manifest.asOf };
  return `${filled(title, blanks)}\n\n${statementText(language.columns, account?.items ?? [])}\n\n${sumsText(names, account)}\n`;
}

function reminderOf(draft: Action & Message, { runId }: Manifest) {
  return {
    id: `${runId}-${draft.currency}-${draft.rank}`,
    day: draft.action_date,
    summary: `${draft.step}: ${draft.customer_name}, ${draft.ask}`,
    description: draft.subject,
  };
}
