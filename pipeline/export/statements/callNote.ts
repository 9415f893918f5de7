import { filled } from "../drafts/messages.ts";
import type { Account } from "./account.ts";
import { writing } from "./statementPage.ts";
import type { LanguageCode } from "../languages.ts";
import type { Texts } from "./texts.ts";

type Tone = keyof Texts["short"];

function toneOf({ step, tone }: Account["actions"][number]): Tone {
  if (step === "plan follow-up") return "plan";
  return tone === "polite" || tone === "friendly" || tone === "formal" ? tone : "firm";
}

/**
 * What somebody needs who calls: why and how much, what was done, promised and planned, what to ask in the customer's language, a
 * short message for its phone, and room for the answer. Null for a customer whom nobody asks for anything.
 */
export function callNote(
  account: Account,
  {
    texts,
    language,
    company,
    asOf,
  }: { readonly texts: Texts; readonly language: LanguageCode; readonly company: string; readonly asOf: string },
): string | null {
  const actions = account.actions.filter(({ stop_reason }) => stop_reason === null);
  const [first] = actions;
  if (first === undefined) return null;
  const inEnglish = writing("en");
  const own = writing(language);
  const sums = (money: typeof own.money): string =>
    actions.map(({ ask_amount, currency }) => money(ask_amount, currency)).join(" + ");
  const blanks = {
    company,
    ask: sums(own.money),
    days: String(Math.max(first.oldest_days, 0)),
    due: own.day(first.due_date),
  };
  const tone = toneOf(first);
  const facts = [
    `Call note: ${account.customer_name} (${account.customer_id}), ${asOf}`,
    "",
    `Step        ${first.step}, on ${inEnglish.day(first.action_date)}`,
    `Ask         ${sums(inEnglish.money)}`,
    `Why         ${first.reason}`,
    `Last        ${first.last_step === null ? "no contact logged" : `${first.last_step.replaceAll("_", " ")} on ${inEnglish.day(first.last_contact_date)}`}`,
    ...account.promises.map(
      (promise) =>
        `Promised    ${inEnglish.money(promise.promised_amount, promise.currency)} for ${inEnglish.day(promise.promised_date)}`,
    ),
    ...account.plans.map(
      (plan) =>
        `Plan        next instalment ${inEnglish.money(plan.next_amount, plan.currency)} on ${inEnglish.day(plan.next_date)}`,
    ),
    `Owner       ${account.sales_rep ?? "nobody"}`,
    ...(account.email === null ? [] : [`E-mail      ${account.email}`]),
  ];
  const script = texts.script[tone].map((line) => `- ${filled(line, blanks)}`);
  return [
    ...facts,
    "",
    `To ask (${language})`,
    ...script,
    "",
    "Short message",
    filled(texts.short[tone], blanks),
    "",
    "Spoken to ____________________   Promised ____________ for ____________   Reason ____________________",
    "",
  ].join("\n");
}
