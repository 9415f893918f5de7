import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { scrollBox } from "../dataTable/scrollBox.js";
import { count, longDate, percent } from "../../writing/format.js";
import { framed } from "../frame/frameFoot.js";
import type { Piece, Row } from "../../writing/rows.js";

/** How many open invoices moved from one risk class to another since the last run. */
export type ClassMove = {
  readonly class_before: string;
  readonly class_now: string;
  readonly count_invoices: number;
};

/** What the model was fitted on. */
export type ModelTraining = {
  readonly count_items: number;
  readonly count_sampled: number;
  readonly count_rows: number;
  readonly as_of_date: string;
  readonly is_saved_model: boolean;
};

const classes = ["A", "B", "C", "D", "E"];

/** Inputs of the model by how far they have moved since training, the score first among equals. */
export function driftTable(rows: readonly Row[]): Piece {
  const columns: readonly Column[] = [
    { name: "meaning", label: "Input", kind: "long" },
    { name: "stability_index", label: "Stability index", kind: "decimal" },
    { name: "state", label: "State" },
  ];
  const told = rows.map((row) => ({
    ...row,
    state: row["stability_index"] === null ? "too few to say" : row["is_alarm"] === true ? "moved" : "",
  }));
  return dataTable(told, columns, {
    caption: "Inputs by drift since training",
    file: "drift.csv",
    noun: "input",
    pageSize: 10,
    tables: ["drift"],
  });
}

/** In a sentence: how many inputs have drifted, over how many invoices. */
export function driftSentence(rows: readonly Row[]): Piece {
  const alarms = rows.filter((row) => row["is_alarm"] === true);
  const n = Number(rows[0]?.["n"] ?? 0);
  if (rows.every((row) => row["stability_index"] === null))
    return html`<p>Too few invoices were issued in the last 30 days to say (${count(n, "invoice")}).</p>`;
  const score = rows.find((row) => row["input"] === "score");
  const moved = score?.["is_alarm"] === true ? "The score itself has moved." : "The score itself has not moved.";
  return html`<p>
    ${alarms.length === 0 ? "No input has" : count(alarms.length, "input")} moved far (population stability index above
    0.25) between the invoices the model learned from and the ${count(n, "invoice")} of the last 30 days. ${moved}
  </p>`;
}

/** In a sentence: how many of the invoices open at both dates are in a worse class now, and how many in a better one. */
export function migrationSentence(moves: readonly ClassMove[], { date }: { readonly date: string }): Piece {
  const both = moves.filter((move) => classes.includes(move.class_before) && classes.includes(move.class_now));
  const sum = (own: readonly ClassMove[]): number => own.reduce((total, move) => total + move.count_invoices, 0);
  const worse = sum(both.filter((move) => move.class_now > move.class_before));
  const better = sum(both.filter((move) => move.class_now < move.class_before));
  return html`<p>
    Of ${count(sum(both), "invoice")} open on ${longDate(date)} and still now, ${worse} moved to a worse class and
    ${better} to a better one.
  </p>`;
}

/** From which class to which since the last run, in invoices. */
export function migrationTable(moves: readonly ClassMove[], { caption }: { readonly caption: string }): HTMLElement {
  const befores = [...classes, "new"];
  const nows = [...classes, "settled"];
  const cell = (before: string, now: string): Piece => {
    const move = moves.find((each) => each.class_before === before && each.class_now === now);
    return move === undefined
      ? html`<td class="number">${"\u2013"}</td>`
      : html`<td class="number">${move.count_invoices.toLocaleString("en")}</td>`;
  };
  const table = scrollBox(
    caption,
    html`<table>
      <caption class="hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Last run</th>
          ${nows.map((now) => html`<th scope="col" class="number">${now}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${befores.map(
          (before) =>
            html`<tr>
              <th scope="row">${before}</th>
              ${nows.map((now) => cell(before, now))}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
  return framed(table, {
    title: caption,
    rows: moves,
    columns: [
      { name: "class_before", label: "Last run" },
      { name: "class_now", label: "Now" },
      { name: "count_invoices", label: "Invoices", kind: "number" },
    ],
    file: "class-migration.csv",
    tables: ["class_migration"],
  });
}

/** In a sentence or two: what the model was fitted on, and that a large ledger is sampled by whole customers. */
export function trainingSentence({
  count_items,
  count_sampled,
  count_rows,
  as_of_date,
  is_saved_model,
}: ModelTraining): Piece {
  const sampled =
    count_sampled < count_items
      ? ` Of ${count(count_items, "invoice")} it looked at ${percent(count_sampled / count_items)}: above 60,000 a fit samples whole customers, always the same ones.`
      : "";
  const source = is_saved_model ? `A saved model of ${longDate(as_of_date)} scored this run. It` : "The model";
  return html`<p>${source} learned from ${count(count_rows, "invoice")} whose lateness was known.${sampled}</p>`;
}
