import { html } from "htl";
import { type Bar, barTable } from "./barTable.js";
import { ageColor } from "./colors.js";
import { bucketName, compactMoney, currencyName } from "../../writing/format.js";
import { framed } from "../frame/frameFoot.js";
import { invoicesHref } from "../controls/links.js";
import type { Piece, Row } from "../../writing/rows.js";

/** What one customer owes by age and currency; each bar leads to its invoices. */
export function customerAging(
  aging: readonly Row[],
  options: { readonly id: string; readonly buckets: readonly string[]; readonly currency: string },
): Piece {
  const { id, buckets, currency } = options;
  const named = aging.map((row) => ({
    bucket: String(row["bucket"]),
    currency: String(row["report_currency"]),
    amount: Number(row["open_report_amount"]),
    disputed: Number(row["disputed_report_amount"]),
  }));
  const currencies = [...new Set(named.map((row) => row.currency))].sort(
    (one, other) => Number(other === currency) - Number(one === currency),
  );
  return html`${currencies.map((each) => {
    const own = named.filter((row) => row.currency === each);
    const caption = `Open amounts by age, ${currencyName(each)}`;
    const labels = [`Age, ${currencyName(each)}`, "Open", "Disputed"] as const;
    const bars = buckets.flatMap((bucket, place) => {
      const parts = own.filter((row) => row.bucket === bucket);
      return parts.length === 0
        ? []
        : [barOf(parts, ageColor(place), invoicesHref({ customer: id, bucket, currency: each }))];
    });
    return framed(barTable(bars, { caption, labels }), {
      title: caption,
      rows: own,
      columns: [
        { name: "bucket", label: "Age", kind: "bucket" },
        { name: "amount", label: "Open", kind: "money" },
        { name: "disputed", label: "Disputed", kind: "money" },
      ],
      file: "customer-aging.csv",
      tables: ["aging"],
    });
  })}`;
}

type Part = { readonly bucket: string; readonly amount: number; readonly disputed: number };

function barOf(parts: readonly Part[], color: string, href: string): Bar {
  const amount = parts.reduce((sum, row) => sum + row.amount, 0);
  const disputed = parts.reduce((sum, row) => sum + row.disputed, 0);
  return {
    label: bucketName(parts[0]?.bucket ?? ""),
    href,
    stretches: [{ from: 0, to: amount, color }],
    texts: [compactMoney(amount), disputed === 0 ? "\u2013" : compactMoney(disputed)],
  };
}
