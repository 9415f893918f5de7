import { html } from "htl";
import { asked, keepInAddress } from "../controls/address.js";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { compactMoney, count, longDate, signed } from "../../writing/format.js";
import { frozenDays, type ScenarioDays, scenarioRows } from "./movedReceipts.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

type Policy = { readonly shorterTermsDays: number; readonly slipDays: number; readonly disputeDays: number };

/** What each scenario supposes, in a few words, at the days that the policy starts from. */
export function scenarioNames(policy: Policy): Readonly<Record<string, string>> {
  return {
    terms: `terms of D and E ${policy.shorterTermsDays} days shorter`,
    slip: `the five largest ${policy.slipDays} days later`,
    disputes: "disputes settled late",
  };
}

/** Cash in 4 and 13 weeks and DSO under each scenario, against the forecast. */
function scenarioTable(rows: readonly Row[], days: ScenarioDays): Piece {
  const names: Readonly<Record<string, string>> = {
    terms: `Terms ${days.terms} days shorter for classes D and E, from now on`,
    slip: `The five largest pay ${days.slip} days later`,
    disputes:
      days.disputes >= frozenDays
        ? "What is in dispute is not paid at all"
        : `What is in dispute is paid in ${days.disputes} days`,
  };
  const at = (scenario: string, weeks: number): Row | undefined =>
    rows.find((row) => row["scenario"] === scenario && row["horizon_weeks"] === weeks);
  const lines = Object.entries(names).flatMap(([scenario, name]) => {
    const [soon, late] = [at(scenario, 4), at(scenario, 13)];
    if (late === undefined) return [];
    return {
      name,
      change_4: soon?.["change_amount"] ?? null,
      cash_4: soon?.["scenario_amount"] ?? null,
      change_13: late["change_amount"] ?? null,
      cash_13: late["scenario_amount"] ?? null,
      dso_change: signed(numberOf(late["dso_change_days"]), (size) => size.toFixed(1)),
      dso: sum(numberOf(late["base_dso_days"]), numberOf(late["dso_change_days"])),
    };
  });
  const columns: readonly Column[] = [
    { name: "name", label: "If", kind: "long" },
    { name: "change_4", label: "4 weeks: change", kind: "money" },
    { name: "cash_4", label: "cash", kind: "money" },
    { name: "change_13", label: "13 weeks: change", kind: "money" },
    { name: "cash_13", label: "cash", kind: "money" },
    { name: "dso_change", label: "DSO: change" },
    { name: "dso", label: "DSO", kind: "days" },
  ];
  return dataTable(lines, columns, {
    caption: "Scenarios",
    file: "scenarios.csv",
    noun: "scenario",
    tables: ["scenarios"],
  });
}

const numberOf = (value: Row[string] | undefined): number | null => (typeof value === "number" ? value : null);

const sum = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one + other;

/**
 * The scenarios with a slider each; it starts at the policy's days, or those in the page's address (`?slip=20`), and the
 * table follows it.
 */
export function whatIf(parts: readonly Row[], scenarios: readonly Row[], policy: Policy): Piece {
  if (scenarios.length === 0) return emptyState("There is no forecast that a scenario could change.");
  const start: ScenarioDays = { terms: policy.shorterTermsDays, slip: policy.slipDays, disputes: policy.disputeDays };
  let days: ScenarioDays = {
    terms: askedDays("terms", 28) ?? start.terms,
    slip: askedDays("slip", 84) ?? start.slip,
    disputes: askedDays("disputes", frozenDays) ?? start.disputes,
  };
  const table = document.createElement("div");
  const draw = (): void => {
    const piece = scenarioTable(scenarioRows(parts, scenarios, days), days);
    table.replaceChildren(...(piece === null ? [] : [piece]));
  };
  const sliders = [
    slider("Terms of classes D and E shorter by", days.terms, 28, (value) => change({ terms: value })),
    slider("The five largest later by", days.slip, 84, (value) => change({ slip: value })),
    slider("Disputes paid within", days.disputes, frozenDays, (value) => change({ disputes: value })),
  ];
  const change = (next: Partial<ScenarioDays>): void => {
    days = { ...days, ...next };
    const changed = Object.entries(next).map(([name, value]) => {
      const isStart = Object.entries(start).some(([each, first]) => each === name && first === value);
      return [name, isStart ? null : String(value)];
    });
    keepInAddress(Object.fromEntries(changed));
    draw();
  };
  draw();
  return html`<div>
    <div class="filters sliders">${sliders}</div>
    ${table}
  </div>`;
}

/** The days of a slider in the page's address, if they are within its range. */
function askedDays(name: keyof ScenarioDays, most: number): number | null {
  const value = Number(asked(name) ?? Number.NaN);
  return Number.isInteger(value) && value >= 1 && value <= most ? value : null;
}

function slider(label: string, start: number, most: number, set: (days: number) => void): Piece {
  const input = document.createElement("input");
  input.type = "range";
  input.min = "1";
  input.max = String(most);
  input.value = String(start);
  const shown = document.createElement("output");
  const show = (): void => {
    shown.textContent = Number(input.value) >= frozenDays ? "never (frozen)" : count(Number(input.value), "day");
  };
  show();
  input.oninput = () => {
    show();
    set(Number(input.value));
  };
  return html`<label>${label} ${input} ${shown}</label>`;
}

/** What must be at hand so that planned outflows are met when receipts come in at P10. */
export function cushionText(
  rows: readonly Row[],
  options: { readonly currency: string; readonly date: string },
): Piece {
  if (rows.length === 0) {
    return html`<p>No payment of our own is planned, so no cushion is computed.</p>`;
  }
  const most = rows.reduce((top, row) => (Number(row["cushion_amount"]) > Number(top["cushion_amount"]) ? row : top));
  const columns: readonly Column[] = [
    { name: "horizon_weeks", label: "Weeks", kind: "number" },
    { name: "outflow_amount", label: "Planned outflows until then", kind: "money" },
    { name: "p10_amount", label: "Receipts at P10", kind: "money" },
    { name: "cushion_amount", label: "Missing", kind: "money" },
  ];
  return html`<div>
    <p>
      A cushion of ${compactMoney(Number(most["cushion_amount"]), options.currency)} on ${longDate(options.date)} covers
      what is planned, even when receipts come in at P10.
    </p>
    ${dataTable(rows, columns, { caption: "Planned outflows and receipts at P10", file: "cushion.csv", noun: "week" })}
  </div>`;
}
