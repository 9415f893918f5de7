import { barTable } from "./barTable.js";
import { lineColors } from "./colors.js";
import { decimal, percent } from "../../writing/format.js";
import { framed } from "../frame/frameFoot.js";
import { modelName } from "../sentences/modelNames.js";

/** One tenth of the unseen invoices by late probability, highest first: how many of them were late. */
export type LiftTenth = {
  readonly model: string;
  readonly tenth: number;
  readonly n: number;
  readonly late_rate: number;
  readonly lift: number;
  readonly found_rate: number;
};

/** Late share by tenth of the probability, with how many of all late invoices stand up to there, ours and the best rule's. */
export function liftBars(tenths: readonly LiftTenth[], { caption }: { readonly caption: string }): HTMLElement {
  const own = tenths.filter(({ model }) => model === "countback");
  const rule = (tenth: number): number | null =>
    tenths.find((each) => each.model === "customer_rate" && each.tenth === tenth)?.found_rate ?? null;
  const bars = own.map(({ tenth, late_rate, lift, found_rate }) => ({
    label: `${tenth}`,
    stretches: [{ from: 0, to: late_rate, color: lineColors.main }],
    texts: [percent(late_rate), decimal(lift, 1), percent(found_rate), percent(rule(tenth))],
  }));
  const labels = ["Tenth", "Late in it", "Lift", "Late found so far", "By the customer's late rate"] as const;
  return framed(barTable(bars, { caption, labels }), {
    title: caption,
    rows: tenths.map((row) => ({ ...row, name: modelName(row.model) })),
    columns: [
      { name: "name", label: "Forecast" },
      { name: "tenth", label: "Tenth", kind: "number" },
      { name: "n", label: "Invoices", kind: "number" },
      { name: "late_rate", label: "Late", kind: "percent" },
      { name: "lift", label: "Lift", kind: "decimal" },
      { name: "found_rate", label: "Late found so far", kind: "percent" },
    ],
    file: "lift.csv",
    tables: ["lift"],
  });
}
