import { html } from "htl";
import { button } from "../controls/button.js";
import type { Row } from "../../writing/rows.js";
import { dayOfReader } from "./today.js";
import type { WorkEntry } from "./workLog.js";

/** What came of a conversation: a note, a promise, a day until which it rests. It stays in the browser. */
export function noteForm(
  row: Row,
  { entry, keep }: { readonly entry: WorkEntry | undefined; readonly keep: (entry: WorkEntry) => void },
): HTMLElement {
  const note = document.createElement("textarea");
  note.rows = 2;
  note.value = entry?.note ?? "";
  const promisedDate = field("date", entry?.promised_date);
  const promisedAmount = field("text", entry?.promised_amount);
  promisedAmount.inputMode = "decimal";
  promisedAmount.pattern = "\\d+([.]\\d{1,2})?";
  promisedAmount.size = 10;
  const snooze = field("date", entry?.snooze_date);
  const save: HTMLButtonElement = button("Keep", () => {
    if (!promisedAmount.reportValidity()) return;
    keep({
      customer_id: String(row["customer_id"]),
      currency: String(row["report_currency"]),
      step: String(row["step"]),
      noted_date: dayOfReader(),
      note: note.value,
      promised_date: promisedDate.value,
      promised_amount: promisedAmount.value,
      snooze_date: snooze.value,
    });
    save.textContent = "Kept";
  });
  save.setAttribute("aria-label", `Keep what came of it: ${String(row["customer_name"])}`);
  const form = html`<div class="note-form">
    <label>Note ${note}</label>
    <label>Promised for ${promisedDate}</label>
    <label>Amount ${promisedAmount}</label>
    <label>Rests until ${snooze}</label>
    ${save}
  </div>`;
  form.addEventListener("input", () => (save.textContent = "Keep"));
  return form;
}

function field(type: string, value: string | undefined): HTMLInputElement {
  const input = document.createElement("input");
  input.type = type;
  input.value = value ?? "";
  return input;
}
