import { barTable } from "./barTable.js";
import { riskColor } from "./colors.js";
import { compactMoney, decimal, percent } from "../../writing/format.js";
import { framed } from "../frame/frameFoot.js";

/** Open invoices of one band of late probability; band 0 is the least likely to be late, band 5 is past due already. */
export type RiskBand = {
  readonly band: number;
  readonly from_probability: number | null;
  readonly to_probability: number | null;
  readonly count_invoices: number;
  readonly amount: number;
  readonly late_amount: number;
};

/** Open amount by band of late probability, riskiest last, then what is past due already. */
export function riskBands(bands: readonly RiskBand[], { caption }: { readonly caption: string }): HTMLElement {
  const bars = bands.map((band) => ({
    label: bandLabel(band),
    stretches: [{ from: 0, to: band.amount, color: riskColor(band.band) }],
    texts: [compactMoney(band.amount), compactMoney(band.late_amount), decimal(band.count_invoices)],
  }));
  return framed(
    barTable(bars, { caption, labels: ["Late probability", "Open", "Of it late, on average", "Invoices"] }),
    {
      title: caption,
      rows: bands,
      columns: [
        { name: "from_probability", label: "From", kind: "percent" },
        { name: "to_probability", label: "To", kind: "percent" },
        { name: "amount", label: "Open", kind: "money" },
        { name: "late_amount", label: "Of it late, on average", kind: "money" },
        { name: "count_invoices", label: "Invoices", kind: "number" },
      ],
      file: "risk-bands.csv",
      tables: ["risk_bands"],
    },
  );
}

function bandLabel({ from_probability, to_probability }: RiskBand): string {
  return from_probability === null ? "past due already" : `${percent(from_probability)} to ${percent(to_probability)}`;
}
