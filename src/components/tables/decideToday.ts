import { html } from "htl";
import { compactMoney, shortDate } from "../../writing/format.js";
import { customerHref } from "../controls/links.js";
import { emptyState } from "../sentences/note.js";
import type { Piece } from "../../writing/rows.js";

/** One decision of the first page: of whom, about what money, by whom and until when. */
export type Decision = {
  readonly kind: "call" | "hold" | "terms" | "mend";
  readonly customer_id: string;
  readonly customer_name: string | null;
  readonly amount: number;
  readonly decide_date: string | null;
  readonly owner: string | null;
  readonly decision: string;
  readonly reason: string;
};

/** The few decisions that the day is for, each with its money, its owner, its day and where to read on. */
export function decideToday(decisions: readonly Decision[], currency: string): Piece {
  if (decisions.length === 0)
    return emptyState("Nothing is past due and nothing waits to be applied: there is nothing to decide today.");
  return html`<table class="decide">
    <caption class="hidden">
      Decide today
    </caption>
    <thead>
      <tr>
        <th scope="col">What</th>
        <th scope="col">Why</th>
        <th scope="col" class="number">Money</th>
        <th scope="col">Owner</th>
        <th scope="col">By</th>
      </tr>
    </thead>
    <tbody>
      ${decisions.map((row) => line(row, currency))}
    </tbody>
  </table>`;
}

function line(row: Decision, currency: string): Piece {
  const { verb, of, href, more } = wording(row);
  return html`<tr>
    <th scope="row">${verb} <a href=${customerHref(row)}>${row.customer_name ?? row.customer_id}</a></th>
    <td>${reasonText(row)} <a class="more" href=${href}>${more}</a></td>
    <td class="number"><strong>${compactMoney(row.amount, currency)}</strong> <span class="soft">${of}</span></td>
    <td>${row.owner ?? html`<span class="soft">nobody named</span>`}</td>
    <td class="date">${row.decide_date === null ? "" : shortDate(row.decide_date)}</td>
  </tr>`;
}

type Wording = { readonly verb: string; readonly of: string; readonly href: string; readonly more: string };

/** How a decision is told: what to do, what its money is, and the page where it stands among others. */
export function wording({ kind, decision }: Decision): Wording {
  switch (kind) {
    case "call":
      return {
        verb: steps[decision] ?? "Write to",
        of: "to ask for",
        href: "./worklist.html#actions",
        more: "Worklist",
      };
    case "hold":
      return {
        verb: "Hold orders of",
        of: "past due",
        href: "./terms.html#one-judgement-a-customer",
        more: "All judgements",
      };
    case "terms":
      return {
        verb: decision === "tighten" ? "Shorten the terms of" : "Offer better terms to",
        of: "a year",
        href: "./terms.html",
        more: "All terms",
      };
    case "mend":
      return {
        verb: "Clear up a payment of",
        of: "not applied",
        href: "./worklist.html#cash-to-apply",
        more: "Cash to apply",
      };
  }
}

const steps: Readonly<Record<string, string>> = {
  call: "Call",
  "promise follow-up": "Ask about its promise:",
  "formal notice": "Send a formal notice to",
  "stop supply": "Stop supply to",
  agency: "Hand to an agency:",
  "friendly reminder": "Remind",
  "firm reminder": "Remind firmly:",
  "pre-due reminder": "Remind before the due date:",
};

function reasonText({ kind, decision, reason }: Decision): string {
  if (kind === "terms") return `From ${reason}.`;
  if (kind === "mend") return `${reason}: ${decision}.`;
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}
