import { html } from "htl";
import { scrollBox } from "../dataTable/scrollBox.js";
import type { Piece } from "../../writing/rows.js";

/** The model's card as the run wrote it: headings, paragraphs and tables of a simple Markdown; its title is left out. */
export function modelCard(markdown: string): Piece {
  const blocks = markdown.split(/\n{2,}/).filter((block) => block.trim() !== "" && !block.startsWith("# "));
  return html`<div class="card">${blocks.map(block)}</div>`;
}

function block(text: string): Piece {
  if (text.startsWith("## ")) return html`<h3>${text.slice(3)}</h3>`;
  return text.startsWith("|") ? table(text) : html`<p>${text}</p>`;
}

function table(text: string): Piece {
  const [head = [], , ...body] = text.split("\n").map((line) =>
    line
      .replace(/^\||\|$/g, "")
      .split("|")
      .map((cell) =>
        cell
          .trim()
          .replaceAll("_", " ")
          .replace(/^-(?=\d)/, "\u2212"),
      ),
  );
  const isNumber = (cell: string): boolean => /^[-\u2212\u2013\d.]+$/.test(cell);
  return scrollBox(
    `Table of the model's card: ${head.join(", ")}`,
    html`<table>
      <thead>
        <tr>
          ${head.map((cell, place) => html`<th scope="col" class=${body.every((line) => isNumber(line[place] ?? "")) ? "number" : ""}>${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${body.map(
          (line) =>
            html`<tr>
              ${line.map((cell) => html`<td class=${isNumber(cell) ? "number" : ""}>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}
