import { type DOMWindow, JSDOM } from "jsdom";
import { alarms } from "../../../src/components/sentences/alarms.ts";
import { decideToday } from "../../../src/components/tables/decideToday.ts";
import { headlineNumbers } from "../../../src/components/headline/headlineNumbers.ts";
import { cashNumber, riskNumber } from "../../../src/components/headline/outlookNumbers.ts";
import { overviewSentence } from "../../../src/components/sentences/overviewSentence.ts";
import { runningAlarms } from "../../../src/components/sentences/runningAlarms.ts";
import { hasInvoices } from "../../../src/components/sentences/manifest.ts";
import { currencyName, longDate, setLocale } from "../../../src/writing/format.ts";
import type { Piece } from "../../../src/writing/rows.ts";
import type { Manifest } from "../../publish/manifest.ts";
import { escapeHtml } from "../pdf/boardPack.ts";
import { overviewTables } from "./overviewTables.ts";

/** A message with the overview: its subject, the same as text and as HTML that needs no other file. */
export type OverviewMessage = { readonly subject: string; readonly text: string; readonly html: string };

/** What the message needs of the run's settings. */
type Told = { readonly locale: string; readonly atRiskDays: readonly [number, number] };

/**
 * The overview of a report as a message: what the first page says, by the same words, without its charts. Links lead to the
 * report at `link`, an address with its closing slash; without one they are plain text.
 */
export async function overviewMessage(
  publishedFolder: string,
  { manifest, told, link }: { readonly manifest: Manifest; readonly told: Told; readonly link: string | null },
): Promise<OverviewMessage> {
  const tables = await overviewTables(publishedFolder);
  const { window } = new JSDOM("<!doctype html><main></main>");
  setLocale(told.locale);
  const main = window.document.querySelector("main");
  if (main === null) throw new Error("no place for the message");
  drawnIn(window, () => main.append(...pieces(tables, manifest, told)));
  for (const anchor of main.querySelectorAll("a")) {
    const href = anchor.getAttribute("href") ?? "";
    if (link === null) anchor.replaceWith(...anchor.childNodes);
    else anchor.setAttribute("href", new URL(href, link).href);
  }
  for (const drawing of main.querySelectorAll("svg, .more, .hidden, [hidden]")) drawing.remove();
  for (const [selector, style] of styles)
    for (const element of main.querySelectorAll(selector)) element.setAttribute("style", style);
  const subject = `Receivables of ${manifest.company} as of ${longDate(manifest.asOf)}`;
  const rest =
    link === null
      ? ""
      : `<p style="${soft}">The whole report: <a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>`;
  const foot = `${rest}<p style="${soft}">Made by Countback, run ${manifest.runId}.</p>`;
  return {
    subject,
    text: `${subject}\n\n${textOf(main)}${link === null ? "" : `\n\nThe whole report: ${link}`}\n`,
    html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 Helvetica,Arial,sans-serif;color:#1a1a1a;background:#fff">
<div style="max-width:680px;margin:0 auto"><h1 style="font-size:24px;line-height:1.25">${escapeHtml(subject)}</h1>
${main.innerHTML}
${foot}</div></body></html>
`,
  };
}

type Tables = Awaited<ReturnType<typeof overviewTables>>;

/** What the first page says of each currency, the base currency first. */
function pieces(tables: Tables, manifest: Manifest, { atRiskDays }: Told): readonly Node[] {
  const { baseCurrency, asOf } = manifest;
  const found = hasInvoices(manifest) ? [...new Set(tables.headlines.map((row) => row.report_currency))] : [];
  const currencies = found.length === 0 ? [baseCurrency] : found;
  currencies.sort((one, other) => Number(other === baseCurrency) - Number(one === baseCurrency));
  return currencies.flatMap((currency) => {
    const own = <Row extends { readonly report_currency: string }>(rows: readonly Row[]): readonly Row[] =>
      rows.filter((row) => row.report_currency === currency);
    const now = Object.fromEntries(
      own(tables.headlines)
        .filter((row) => row.as_of_date === asOf)
        .map((row) => [row.measure, row]),
    );
    const cash = { outlook: own(tables.outlook), spans: own(tables.spans), errors: own(tables.errors), currency };
    const { overdue } = now;
    const dates = {
      date: asOf,
      monthBefore: overdue?.previous_date ?? null,
      yearBefore: overdue?.year_ago_date ?? null,
      atRiskDays,
      currency,
    };
    const month = own(tables.rollForward).find((row) => row.period_end_date === asOf);
    return [
      currencies.length > 1 ? titled(currencyName(currency)) : null,
      overviewSentence({
        manifest,
        date: asOf,
        now,
        top: own(tables.overdueTop).filter((row) => row.as_of_date === asOf),
        outlook: cash.outlook,
        errors: cash.errors,
        currency,
      }),
      alarms({
        findings: tables.findings,
        reconciliation: tables.reconciliation,
        month,
        headlines: tables.headlines,
        currency,
        marks: own(tables.marks),
      }),
      ...(now["receivables"] === undefined
        ? []
        : [
            titled("Decide today"),
            decideToday(own(tables.decisions), currency),
            titled("The figures"),
            headlineNumbers({
              now,
              history: [],
              currency,
              dayAmount: own(tables.worth)[0]?.day_amount ?? null,
              more: [cashNumber(4, cash), cashNumber(13, cash), riskNumber(own(tables.atRisk), dates)],
            }),
            titled("Alarms"),
            runningAlarms(own(tables.alerts), { running: tables.running, currency }),
          ]),
    ].flatMap((piece: Piece) => (piece === null ? [] : [piece]));
  });
}

function titled(text: string): Node {
  const title = document.createElement("h2");
  title.textContent = text;
  return title;
}

/** Runs `work` with what components take from the window that they are drawn in. */
function drawnIn(window: DOMWindow, work: () => void): void {
  const { document, Node, NodeList, HTMLCollection } = window;
  const taken = { document, Node, NodeList, HTMLCollection };
  for (const [name, value] of Object.entries(taken))
    Object.defineProperty(globalThis, name, { value, configurable: true });
  try {
    work();
  } finally {
    for (const name of Object.keys(taken)) Reflect.deleteProperty(globalThis, name);
  }
}

const soft = "color:#555;font-size:13px";

/** Styles that every mail program reads: on the elements themselves. */
const styles: readonly (readonly [string, string])[] = [
  ["h2", "font-size:18px;margin:28px 0 8px"],
  ["h3", "font-size:13px;margin:12px 0 0;color:#555;font-weight:600"],
  ["p.value", "font-size:22px;font-weight:700;margin:0"],
  ["p.detail", `margin:0;${soft}`],
  ["ul.changes", `list-style:none;margin:2px 0 0;padding:0;${soft}`],
  ["table", "border-collapse:collapse;width:100%;font-size:14px"],
  ["th", "text-align:left;padding:6px 12px 6px 0;border-bottom:1px solid #ccc;vertical-align:top"],
  ["td", "padding:6px 12px 6px 0;border-bottom:1px solid #ccc;vertical-align:top"],
  [
    ".number",
    "text-align:right;padding:6px 12px 6px 0;border-bottom:1px solid #ccc;vertical-align:top;white-space:nowrap",
  ],
  ["blockquote", "margin:8px 0;padding-left:12px;border-left:3px solid #ccc;color:#555"],
];

/** The message without HTML: a line a paragraph, heading, figure and row. */
function textOf(main: Element): string {
  const lines: string[] = [];
  for (const block of main.querySelectorAll("h2, h3, p, li, tr")) {
    const cells = block.tagName === "TR" ? [...block.children] : [block];
    const line = cells
      .map((cell) => (cell.textContent ?? "").replaceAll(/\s+/g, " ").trim())
      .filter((cell) => cell !== "")
      .join(" · ");
    if (block.tagName === "H2") lines.push("", line.toUpperCase());
    else if (line !== "") lines.push(line);
  }
  return lines.join("\n");
}
