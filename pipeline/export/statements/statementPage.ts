import { filled } from "../drafts/messages.ts";
import { escapeHtml } from "../pdf/boardPack.ts";
import type { Account } from "./account.ts";
import type { LanguageCode } from "../languages.ts";
import type { Texts } from "./texts.ts";

const locales: Readonly<Record<LanguageCode, string>> = { en: "en-GB", de: "de-DE", fr: "fr-FR", es: "es-ES" };

/** Money and days as a reader of a language writes them. */
export function writing(language: LanguageCode) {
  const locale = locales[language];
  const decimals = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    useGrouping: "always",
  });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  return {
    amount: (value: number): string => decimals.format(value),
    money: (value: number, currency: string): string =>
      currency === "XXX" ? decimals.format(value) : `${currency} ${decimals.format(value)}`,
    day: (date: string | null): string => (date === null ? "" : dates.format(new Date(`${date}T00:00:00Z`))),
  };
}

const style = `body{font:14px/1.45 system-ui,sans-serif;color:#1b1b1b;margin:2.5rem auto;max-width:46rem;padding:0 1rem}
h1{font-size:1.4rem;margin:0 0 .25rem}p{margin:.4rem 0}table{border-collapse:collapse;width:100%;margin:1rem 0}
caption{text-align:left;font-weight:600;padding-bottom:.25rem}th,td{padding:.3rem .5rem;border-bottom:1px solid #ccc;text-align:left}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}tfoot td{border:0;padding:.15rem .5rem}
tfoot tr:last-child td{font-weight:600;border-top:2px solid #1b1b1b}.overdue{font-weight:600}
@media print{body{margin:0;max-width:none}thead{display:table-header-group}tr{break-inside:avoid}}`;

/** A statement of account as one HTML page that stands by itself: a table a currency with all that is open, credits, and the sums. */
export function statementPage(
  account: Account,
  {
    texts,
    language,
    company,
    asOf,
  }: { readonly texts: Texts; readonly language: LanguageCode; readonly company: string; readonly asOf: string },
): string {
  const { amount, money, day } = writing(language);
  const cell = (text: string, kind = ""): string =>
    `<td${kind === "" ? "" : ` class="${kind}"`}>${escapeHtml(text)}</td>`;
  const isNumber = (place: number): boolean => place >= 3;
  const head = texts.columns
    .map((name, place) => `<th scope="col"${isNumber(place) ? ' class="number"' : ""}>${escapeHtml(name)}</th>`)
    .join("");
  const tables = account.sums.map((sum) => {
    const lines = account.lines.filter(({ currency }) => currency === sum.currency);
    const rows = lines.map(
      (line) =>
        `<tr>${cell(line.id)}${cell(day(line.issue_date))}${cell(line.due_date === null ? texts.credit : day(line.due_date))}${cell(
          line.days_past_due !== null && line.days_past_due > 0 ? String(line.days_past_due) : "",
          "number overdue",
        )}${cell(amount(line.amount), "number")}${cell(amount(line.open_amount), "number")}</tr>`,
    );
    const values = [sum.overdue_amount, sum.later_amount, sum.credit_amount, sum.balance_amount];
    const feet = texts.sums.map(
      (name, place) =>
        `<tr><td colspan="5">${escapeHtml(name)}</td>${cell(money(values[place] ?? 0, sum.currency), "number")}</tr>`,
    );
    return `<table><caption>${escapeHtml(sum.currency === "XXX" ? texts.title : sum.currency)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody><tfoot>${feet.join("")}</tfoot></table>`;
  });
  const said = [
    ...account.plans.map((plan) =>
      filled(texts.plan, {
        agreed: day(plan.agreed_date),
        amount: money(plan.next_amount, plan.currency),
        date: day(plan.next_date),
      }),
    ),
    ...account.promises.map((promise) =>
      filled(texts.promise, {
        amount: money(promise.promised_amount, promise.currency),
        date: day(promise.promised_date),
      }),
    ),
    texts.close,
  ];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${texts.title} ${account.customer_name}`)}</title><style>${style}</style></head>
<body><main><p>${escapeHtml(company)}</p><h1>${escapeHtml(texts.title)}</h1>
<p>${escapeHtml(filled(texts.to, { customer: account.customer_name }))} (${escapeHtml(account.customer_id)}), ${escapeHtml(filled(texts.asOf, { as_of: day(asOf) }))}</p>
${tables.length === 0 ? `<p>${escapeHtml(texts.none)}</p>` : tables.join("\n")}
${said.map((text) => `<p>${escapeHtml(text)}</p>`).join("\n")}</main></body></html>
`;
}
