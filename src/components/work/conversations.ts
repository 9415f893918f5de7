import { html } from "htl";
import { button } from "../controls/button.js";
import { saveFile } from "../frame/saveFile.js";
import { count } from "../../writing/format.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";
import { conversation } from "./conversation.js";
import { dayOfReader } from "./today.js";
import { contactsCsv, isSnoozed, keepLog, promisesCsv, readLog, withEntry, type WorkEntry } from "./workLog.js";

/** Conversations that are shown at once. */
const pageSize = 15;

/**
 * The conversations of the worklist, the first of its order first, each a line that opens. What a reader notes stays in the
 * browser, by company, and is handed over as the two files that the next run reads. One customer's page shows its own, at rest or not (`isAlone`).
 */
export function conversations(
  rows: readonly Row[],
  { company, isAlone = false }: { readonly company: string; readonly isAlone?: boolean },
): Piece {
  const root = document.createElement("div");
  const list = document.createElement("div");
  const foot = document.createElement("div");
  let log = readLog(company);
  let shown = pageSize;
  let isWhole = isAlone;
  const today = dayOfReader();
  const keep = (entry: WorkEntry): void => {
    log = withEntry(log, entry);
    keepLog(company, log);
    drawFoot();
  };
  const draw = (): void => {
    const awake = isWhole ? rows : rows.filter((row) => !isSnoozed(log[String(row["customer_id"])], today));
    list.replaceChildren(
      ...awake.slice(0, shown).map((row) => conversation(row, { entry: log[String(row["customer_id"])], keep })),
    );
    const [first] = list.querySelectorAll("details");
    if (isAlone && first !== undefined) first.open = true;
    drawFoot(awake.length);
  };
  const drawFoot = (awake = list.childElementCount): void => {
    const noted = Object.keys(log).length;
    const resting = rows.filter((row) => isSnoozed(log[String(row["customer_id"])], today)).length;
    foot.replaceChildren(
      ...[
        awake > shown
          ? button(`Show ${Math.min(pageSize, awake - shown)} more`, () => ((shown += pageSize), draw()))
          : "",
        resting > 0 && !isWhole ? button(`Show ${resting} at rest`, () => ((isWhole = true), draw())) : "",
        noted > 0
          ? button("contacts.csv", () => save("contacts.csv", contactsCsv(log)), {
              label: "Download your notes: contacts.csv",
            })
          : "",
        noted > 0
          ? button("promises.csv", () => save("promises.csv", promisesCsv(log)), {
              label: "Download the promises: promises.csv",
            })
          : "",
        html`<span
          >${noted === 0 ? "Notes and promises stay in this browser." : `${count(noted, "customer")} noted in this browser; put the two files beside the exports of the next run.`}</span
        >`,
      ],
    );
  };
  if (rows.length === 0) return emptyState("Nothing past due can be asked for today.");
  root.className = "conversations";
  foot.className = "tools";
  root.append(list, foot);
  draw();
  return root;
}

function save(name: string, text: string): void {
  saveFile(name, new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
}
