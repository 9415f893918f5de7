import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { chunksOf } from "./bytes.ts";
import { writeField } from "./records.ts";
import { whole } from "./unreadable.ts";
import { finish, write } from "./writing.ts";
import { readXml } from "./xml.ts";

/** A table of a SAF-T file, written as CSV where it can be read. */
export type SaftTable = { readonly name: string; readonly path: string; readonly width: number };

type Values = Map<string, string>;
/** An element that is being read: the texts inside it by their path, and those of each of its lines. */
type Row = { readonly element: string; readonly depth: number; readonly values: Values; readonly lines: Values[] };

/** What every row has of the file's header. */
const header = ["AuditFileVersion", "CompanyID", "CurrencyCode"];

/** The elements that are rows, with the elements inside that are their columns; of a receipt a row is a line. */
const columnsOf: Readonly<Record<string, readonly string[]>> = {
  Customer: ["CustomerID", "CompanyName", "BillingAddress.Country"],
  Invoice: [
    "InvoiceNo", "InvoiceType", "InvoiceDate", "CustomerID", "DocumentStatus.InvoiceStatus", "DocumentTotals.GrossTotal",
    "DocumentTotals.Settlement.PaymentTerms",
  ],
  Payment: [
    "PaymentRefNo", "TransactionDate", "CustomerID", "DocumentStatus.PaymentStatus", "PaymentMethod.PaymentMechanism", "Line.LineNumber",
    "Line.SourceDocumentID.OriginatingON", "Line.SettlementAmount", "Line.CreditAmount", "Line.DebitAmount",
  ],
}; // prettier-ignore

/** Whether a text is a SAF-T file by its first characters. */
export function isSaft(head: string): boolean {
  return /^\ufeff?\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<([\w-]+:)?AuditFile[\s>]/.test(head);
}

/**
 * Writes customers, sales invoices and receipts of a SAF-T file as CSV into a folder, those that it has. Throws `Unreadable` for
 * one that is damaged.
 */
export function writeSaft(path: string, folder: string): Promise<readonly SaftTable[]> {
  return whole("a SAF-T file", async () => {
    const sinks = new Map(
      Object.entries(columnsOf).map(([name, columns]) => {
        const names = [...header, ...columns];
        const target = join(folder, name);
        return [name, { name, names, path: target, stream: createWriteStream(target), count: 0 }];
      }),
    );
    for (const { stream, names } of sinks.values()) await write(stream, `${names.join(",")}\n`);
    let written: { readonly element: string; readonly values: ReadonlyMap<string, string> }[] = [];
    const emit = async (): Promise<void> => {
      const ready = written;
      written = [];
      for (const { element, values } of ready) {
        const sink = sinks.get(element);
        if (sink === undefined) continue;
        sink.count += 1;
        await write(sink.stream, `${sink.names.map((name) => writeField(values.get(name) ?? "", ",")).join(",")}\n`);
      }
    };
    await readRows(path, (element, values) => written.push({ element, values }), emit);
    await emit();
    for (const { stream } of sinks.values()) await finish(stream);
    return [...sinks.values()]
      .filter(({ count }) => count > 0)
      .map(({ name, names, path: target }) => ({ name, path: target, width: names.length }));
  });
}

/** Gives the values of each row as it ends; `pause` is the place to write them. */
async function readRows(
  path: string,
  give: (element: string, values: ReadonlyMap<string, string>) => void,
  pause: () => Promise<void>,
): Promise<void> {
  const open: string[] = [];
  const head: Values = new Map();
  let row: Row | null = null;
  let text = "";
  await readXml(chunksOf(path), {
    open: (name) => {
      open.push(name);
      text = "";
      if (row === null && name in columnsOf) row = { element: name, depth: open.length, values: new Map(), lines: [] };
      else if (row?.depth === open.length - 1 && name === "Line") row.lines.push(new Map());
    },
    text: (more) => {
      text += more;
    },
    close: (name) => {
      const inside = row === null ? [] : open.slice(row.depth);
      if (row === null && open.length === 3 && open[1] === "Header") head.set(name, text.trim());
      if (row !== null && inside.length > 0) {
        const values = inside[0] === "Line" ? row.lines.at(-1) : row.values;
        const key = inside.join(".");
        // Of several elements of one name the first counts: none of the columns may be repeated.
        if (values?.has(key) === false) values.set(key, text.trim());
      } else if (row !== null) {
        for (const line of row.element === "Payment" ? row.lines : [new Map<string, string>()])
          give(row.element, new Map([...head, ...row.values, ...line]));
        row = null;
      }
      open.pop();
      text = "";
    },
    pause,
  });
}
