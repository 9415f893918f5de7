import { button } from "../controls/button.js";
import type { Column } from "./columns.js";
import { toClipboard, toCsv } from "../../writing/csv.js";
import type { Row } from "../../writing/rows.js";
import { saveFile } from "../frame/saveFile.js";

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Buttons that hand over the rows a reader has found: as CSV, as a workbook, and to the clipboard. */
export function tableTools(
  rows: () => readonly Row[],
  columns: readonly Column[],
  { file, caption }: { readonly file: string; readonly caption: string },
): readonly HTMLButtonElement[] {
  const names = columns.map((column) => column.name);
  const csv = (): void => saveFile(file, new Blob(["\ufeff", toCsv(names, rows())], { type: "text/csv" }));
  const xlsx = async (): Promise<void> => {
    const { toXlsx } = await import("./xlsx.js");
    const bytes = toXlsx(caption, columns, rows());
    saveFile(file.replace(/\.csv$/, ".xlsx"), new Blob([new Uint8Array(bytes)], { type: workbookType }));
  };
  const copy: HTMLButtonElement = button("Copy", () => {
    copyText(toClipboard(names, rows()));
    copy.textContent = "Copied";
    setTimeout(() => (copy.textContent = "Copy"), 2000);
  });
  copy.setAttribute("aria-label", `Copy: ${caption}`);
  return [
    button("CSV", csv, { label: `Download CSV: ${caption}` }),
    button("XLSX", () => void xlsx(), { label: `Download XLSX: ${caption}` }),
    copy,
  ];
}

/** Puts text on the clipboard, on any origin: the newer way is closed to plain http inside a company's network. */
export function copyText(text: string): void {
  const hand = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", hand, { once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", hand);
}

/** What a reader copies out of a table by hand: a true minus and fixed spaces are no numbers to a spreadsheet. */
export function copyPlainly(event: ClipboardEvent): void {
  const text = String(document.getSelection() ?? "");
  event.clipboardData?.setData("text/plain", text.replaceAll("\u2212", "-").replaceAll("\u00a0", " "));
  event.preventDefault();
}
