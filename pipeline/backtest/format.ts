import type { BacktestSummary } from "./summary.ts";

/** A backtest as the operator sees it: what was scored, and the main figures beside the best baseline's. */
export function formatBacktest({ from, to, origins, invoices, cash }: BacktestSummary): string {
  const figure = (metric: string) => {
    const rows = invoices.figures.filter((each) => each.metric === metric);
    const digits = (value: number | null | undefined) => value?.toFixed(4) ?? "–";
    return rows.map(({ model, value }) => `${model.replaceAll("_", " ")} ${digits(value)}`).join(", ");
  };
  const wapes = cash.errors
    .filter(({ layer, horizon_week }) => layer === "open" && horizon_week >= 1 && horizon_week <= 4)
    .map(
      ({ currency, model, horizon_week, wape_rate }) =>
        `${currency} week ${horizon_week} ${model.replaceAll("_", " ")} ${wape_rate?.toFixed(3) ?? "–"}`,
    );
  return [
    `Backtest of ${from} to ${to}: ${invoices.count_scored} of ${invoices.count_issued} invoices scored, ${origins.length} origins`,
    `AUC    ${figure("auc")}`,
    `Brier  ${figure("brier")}`,
    `WAPE of cash from open invoices`,
    ...wapes.map((line) => `  ${line}`),
  ].join("\n");
}
