import { barTable } from "./barTable.js";
import { riskColor } from "./colors.js";
import { compactMoney, decimal } from "../../writing/format.js";
import { framed } from "../frame/frameFoot.js";

/** What is open in one risk class, and of that what is past due already. */
export type ClassAmount = {
  readonly risk_class: string;
  readonly count_invoices: number;
  readonly amount: number;
  readonly overdue_amount: number;
};

/** Open amounts by risk class, the best first. */
export function classMix(
  classes: readonly ClassAmount[],
  { caption, href }: { readonly caption: string; readonly href: (riskClass: string) => string },
): HTMLElement {
  const bars = classes.map(({ risk_class, amount, overdue_amount, count_invoices }, place) => ({
    label: `Class ${risk_class}`,
    href: href(risk_class),
    stretches: amount > 0 ? [{ from: 0, to: amount, color: riskColor(place) }] : [],
    texts: [compactMoney(amount), compactMoney(overdue_amount), decimal(count_invoices)],
  }));
  return framed(barTable(bars, { caption, labels: ["Class", "Open", "Of it past due", "Invoices"] }), {
    title: caption,
    rows: classes,
    columns: [
      { name: "risk_class", label: "Class" },
      { name: "amount", label: "Open", kind: "money" },
      { name: "overdue_amount", label: "Of it past due", kind: "money" },
      { name: "count_invoices", label: "Invoices", kind: "number" },
    ],
    file: "class-mix.csv",
    tables: ["class_mix"],
  });
}
