import { html } from "htl";
import { button } from "../controls/button.js";
import { customerHref, invoicesHref } from "../controls/links.js";
import { copyText } from "../dataTable/tableTools.js";
import { saveFile } from "../frame/saveFile.js";
import { readIndex } from "../records/shards.js";
import { count, days, money, shortDate } from "../../writing/format.js";
import { mailtoAddress } from "../../writing/mailAddress.js";
import type { Piece, Row } from "../../writing/rows.js";
import { type Draft, draftPath, mailtoOf } from "./draft.js";
import { noteForm } from "./noteForm.js";
import type { WorkEntry } from "./workLog.js";

/** A conversation as a line that opens: with whom, about what, what to write, and what came of it. */
export function conversation(
  row: Row,
  options: { readonly entry: WorkEntry | undefined; readonly keep: (entry: WorkEntry) => void },
): HTMLDetailsElement {
  const box = document.createElement("details");
  const currency = String(row["report_currency"]);
  box.className = "conversation";
  box.append(
    html`<summary>
      <span class="who"><span class="rank">${row["rank"]}</span> ${row["customer_name"]}</span>
      <span class="what">${row["step"]}${row["is_hold"] === true ? ", on hold" : ""}</span>
      <span class="ask">${money(Number(row["ask_amount"]), currency)}</span>
      <span class="when">${shortDate(String(row["action_date"]))}</span>
      <span class="owner">${row["sales_rep"] ?? ""}</span>
    </summary>`,
  );
  const open = (): void => {
    box.append(
      html`<div class="talk">
        <div>${facts(row)}${noteForm(row, options)}</div>
        ${draftPart(row)}
      </div>`,
    );
  };
  box.addEventListener("toggle", open, { once: true });
  return box;
}

function facts(row: Row): Piece {
  const [phone, email] = [row["phone"] ?? null, row["email"] ?? null];
  const items = invoicesHref({ customer: String(row["customer_id"]), isOverdue: true });
  return html`<dl class="contact">
    <dt>Why</dt>
    <dd>${row["reason"]}${(row["other_asks"] ?? null) === null ? "" : `; also ${String(row["other_asks"])}`}</dd>
    <dt>Speak with</dt>
    <dd>${row["contact_name"] ?? "no name in the export"}</dd>
    <dt>Phone</dt>
    <dd>
      ${phone === null ? "none in the export" : html`<a href=${`tel:${String(phone).replaceAll(/[^+\d]/g, "")}`}>${phone}</a>`}
    </dd>
    <dt>E-mail</dt>
    <dd>${email === null ? "none in the export" : html`<a href=${mailtoAddress(String(email))}>${email}</a>`}</dd>
    <dt>About</dt>
    <dd>
      <a href=${items}>${count(Number(row["count_overdue"]), "item")}</a>, the oldest
      ${days(Number(row["oldest_days"]), 0)} past due; <a href=${customerHref(row)}>all of the customer</a>
    </dd>
    <dt>Last contact</dt>
    <dd>${lastContact(row)}</dd>
  </dl>`;
}

function lastContact(row: Row): string {
  const [date, step] = [row["last_contact_date"] ?? null, row["last_step"] ?? null];
  if (date === null) return "none known";
  return step === null ? shortDate(String(date)) : `${shortDate(String(date))}, ${String(step).replaceAll("_", " ")}`;
}

/** The message that the build wrote, to open in a mail program or to copy; read when the conversation is opened. */
function draftPart(row: Row): HTMLElement {
  const part = document.createElement("div");
  const name = String(row["customer_name"]);
  part.className = "draft";
  part.textContent = "Reading the draft\u2026";
  const show = async (): Promise<void> => {
    const drafts = await readIndex<Readonly<Record<string, Draft>>>(
      draftPath(String(row["report_currency"]), Number(row["rank"])),
    );
    const draft = drafts[String(row["rank"])];
    if (draft === undefined) throw new Error("no draft");
    const file = String(row["customer_id"]).replaceAll(/[^\w-]+/g, "_");
    const copy: HTMLButtonElement = button(
      "Copy",
      () => {
        copyText(`${draft.subject}\n\n${draft.body}\n`);
        copy.textContent = "Copied";
      },
      { label: `Copy the draft: ${name}` },
    );
    const email = row["email"] ?? null;
    part.replaceChildren(
      html`<div class="tools">
          <a class="mail" href=${mailtoOf(email === null ? null : String(email), draft)}>Open in mail</a>
          ${copy}
          ${button("Statement", () => saveFile(`statement-${file}.txt`, new Blob([draft.statement], { type: "text/plain;charset=utf-8" })), { label: `Statement of account: ${name}` })}
          ${button("Calendar", () => saveFile(`${file}.ics`, new Blob([draft.calendar], { type: "text/calendar" })), { label: `Calendar entry: ${name}` })}
        </div>
        <p lang=${String(row["language"] ?? "en")}><strong>${draft.subject}</strong></p>
        <pre lang=${String(row["language"] ?? "en")} tabindex="0" aria-label=${`Draft: ${name}`}>${draft.body}</pre>`,
    );
  };
  void show().catch(() => (part.textContent = "This report holds no drafts."));
  return part;
}
