import { digitsOf } from "../risk/holdout.ts";
import type { BandCoverage } from "./bandCoverage.ts";
import type { BacktestSummary } from "./summary.ts";

/** A backtest as the operator sees it: what was scored, and the main figures beside the best baseline's. */
export function formatBacktest({ from, to, origins, invoices, cash }: BacktestSummary): string {
  const figure = (metric: string) => {
    const rows = invoices.figures.filter((each) => each.metric === metric);
    return rows
      .map(({ model, value, n }) => `${model.replaceAll("_", " ")} ${value?.toFixed(digitsOf(n)) ?? "–"}`)
      .join(", ");
  };
  const wapes = cash.errors
    .filter(({ layer, horizon_week }) => layer === "open" && horizon_week >= 1 && horizon_week <= 4)
    .map(
      ({ report_currency, model, horizon_week, wape_rate }) =>
        `${report_currency} week ${horizon_week} ${model.replaceAll("_", " ")} ${wape_rate?.toFixed(3) ?? "–"}`,
    );
  return [
    `Backtest of ${from} to ${to}: ${invoices.count_scored} of ${invoices.count_issued} invoices scored, ${origins.length} origins`,
    ...(digitsOf(invoices.figures[0]?.n ?? 0) === 2 ? ["Fewer than 100 invoices judge: figures are rounded"] : []),
    `AUC    ${figure("auc")}`,
    `Brier  ${figure("brier")}`,
    `WAPE of cash from open invoices`,
    ...wapes.map((line) => `  ${line}`),
    "Bands of 80 %, by layer and weeks ahead",
    ...cash.bands
      .filter(({ report_currency, weeks }) => report_currency !== "all" && weeks.includes("-"))
      .map((band) => `  ${bandText(band)}`),
    "Cash of 13 weeks added up",
    ...totalTexts(cash.errors).map((line) => `  ${line}`),
  ].join("\n");
}

function bandText(band: BandCoverage): string {
  const { report_currency, layer, weeks, n, coverage_rate, wape_rate, bias_rate, interval_score_rate } = band;
  const held = `${report_currency} ${layer} ${weeks}: held ${(100 * coverage_rate).toFixed(0)} % of ${n}`;
  return `${held}, WAPE ${digits(wape_rate)}, bias ${digits(bias_rate)}, interval score ${digits(interval_score_rate)}`;
}

/** Ours beside each simple rule, a line a currency. */
function totalTexts(errors: BacktestSummary["cash"]["errors"]): readonly string[] {
  const totals = errors.filter(({ layer, horizon_week }) => layer === "all" && horizon_week === 0);
  return [...new Set(totals.map((row) => row.report_currency))].map((currency) => {
    const models = totals.filter((row) => row.report_currency === currency);
    const texts = models.map(({ model, wape_rate, bias_rate }) => {
      const name = model.replaceAll("_", " ");
      return `${name} WAPE ${digits(wape_rate)}, bias ${digits(bias_rate)}`;
    });
    return `${currency}, ${models[0]?.count_origins ?? 0} origins: ${texts.join("; ")}`;
  });
}

const digits = (value: number | null): string => value?.toFixed(3) ?? "–";
