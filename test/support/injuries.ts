import fc from "fast-check";

/** A file of an export before and after it was injured; `amountName` is the header of its money. */
export type Patient = { readonly name: string; readonly bytes: Buffer; readonly amountName: string };

/** What the product says of some files: the accepted amounts, and its findings. */
export type Told = {
  readonly amounts: readonly string[];
  readonly findings: readonly {
    readonly file: string | null;
    readonly line: number | null;
    readonly text: string;
  }[];
};

const injuryKinds = [
  "flip",
  "change",
  "insert",
  "delete",
  "cut",
  "drop column",
  "swap cells",
  "word",
  "repeat line",
  "lose line",
] as const;

/** One injury: bytes flipped, put in or taken out, a file cut short, a column dropped, types mixed, lines lost or repeated. */
export const injury = fc.record({
  kind: fc.constantFrom(...injuryKinds),
  at: fc.nat(),
  byte: fc.oneof(fc.constantFrom(0, 9, 10, 13, 34, 44, 59, 255), fc.nat({ max: 255 })),
});

/** An injury as it is drawn. */
export type Injury = { readonly kind: (typeof injuryKinds)[number]; readonly at: number; readonly byte: number };

/**
 * A sound file of 12 invoices in one of four layouts, chosen by `number`: canonical, semicolons with decimal commas, settlement
 * rows of D/M/YYYY, and payments. Its ids and amounts are its own, so that files can lie in one folder.
 */
export function soundFile(number: number): Patient {
  const name = `${String(number).padStart(6, "0")}.csv`;
  const lines = Array.from({ length: 12 }, (_, index) => ({
    id: `F${number}-${index}`,
    day: String(13 + index),
    amount: (1000 + (number % 900) * 100 + index * 7 + (number % 97) / 100).toFixed(2),
  }));
  const of = (header: string, amountName: string, line: (each: (typeof lines)[number]) => string): Patient => ({
    name,
    amountName,
    bytes: Buffer.from([header, ...lines.map(line), ""].join("\n")),
  });
  switch (number % 4) {
    case 0:
      return of(
        "invoice_id,customer_id,issue_date,due_date,amount,currency,terms",
        "amount",
        ({ id, day, amount }) => `${id},"Customer, ${day}",2020-01-${day},2020-02-${day},${amount},EUR,Net 30`,
      );
    case 1:
      return of(
        "invoice_id;customer_id;issue_date;amount;currency",
        "amount",
        ({ id, day, amount }) => `${id};C${day};${day}.01.2020;${amount.replace(".", ",")};EUR`,
      );
    case 2:
      return of(
        "countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate,PaperlessBill,DaysToSettle,DaysLate",
        "InvoiceAmount",
        ({ id, day, amount }) =>
          `391,C-${day},6/4/2013,${id},${day}/1/2013,${day}/2/2013,${amount},No,${day}/2/2013,Paper,31,0`,
      );
    default:
      return of(
        "payment_id,payment_date,amount,customer_id,currency,invoice_id",
        "amount",
        ({ id, day, amount }) => `${id},2020-03-${day},${amount},C${day},EUR,`,
      );
  }
}

/** A file after some injuries. */
export function injured(patient: Patient, injuries: readonly Injury[]): Patient {
  return { ...patient, bytes: injuries.reduce(injure, patient.bytes) };
}

function injure(bytes: Buffer, { kind, at, byte }: Injury): Buffer {
  const place = bytes.length === 0 ? 0 : at % bytes.length;
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place + 1)];
  switch (kind) {
    case "cut":
      return before;
    case "delete":
      return Buffer.concat([before, after]);
    case "insert":
      return Buffer.concat([before, Buffer.from([byte]), bytes.subarray(place)]);
    case "flip":
      return Buffer.concat([before, Buffer.from([(bytes[place] ?? 0) ^ (1 << (byte % 8))]), after]);
    case "change":
      return Buffer.concat([before, Buffer.from([byte]), after]);
    default:
      return Buffer.from(injureLines(bytes.toString("latin1").split("\n"), { kind, at, byte }).join("\n"), "latin1");
  }
}

function injureLines(lines: readonly string[], { kind, at, byte }: Injury): readonly string[] {
  const row = lines.length < 2 ? 0 : 1 + (at % (lines.length - 1));
  const cells = (line: string): string[] => line.split(/[,;]/);
  const delimiter = lines[0]?.includes(";") === true ? ";" : ",";
  const column = byte % Math.max(1, cells(lines[0] ?? "").length);
  const changed = (change: (fields: string[]) => readonly string[]): readonly string[] =>
    lines.map((line, index) => (index === row ? change(cells(line)).join(delimiter) : line));
  switch (kind) {
    case "drop column":
      return lines.map((line) =>
        cells(line)
          .filter((_, index) => index !== column)
          .join(delimiter),
      );
    case "swap cells":
      return changed((fields) => [...fields.slice(column + 1), ...fields.slice(0, column + 1)]);
    case "word":
      return changed((fields) => fields.map((field, index) => (index === column ? "n/a" : field)));
    case "repeat line":
      return [...lines.slice(0, row + 1), ...lines.slice(row)];
    default:
      return lines.filter((_, index) => index !== row);
  }
}

/**
 * What an independent reader of the raw bytes sees that the product neither accepted nor told of: it finds the amount's
 * column in the first line and adds up what reads as a number below it. Empty where nothing was lost or doubled.
 */
export function lostAmounts(files: readonly Patient[], { amounts, findings }: Told): readonly string[] {
  const accepted = new Map<string, number>();
  for (const amount of amounts) accepted.set(amount, (accepted.get(amount) ?? 0) + 1);
  const lost = files.flatMap((file) => {
    const own = findings.filter((finding) => finding.file === file.name);
    // A file that was not read at all is told of as a whole.
    if (own.some(({ text }) => /^(unrecognised_file|empty_file|binary_file|refused_file|damaged_file) /.test(text)))
      return [];
    return seenAmounts(file).flatMap(({ line, feedLine, text, amount }) => {
      // A line that is told of leaves an accepted amount to one of the same amount that is not.
      const isTold = ({ line: told, text: words }: Told["findings"][number]): boolean =>
        told === line || told === feedLine || words.includes(text.trim());
      if (own.some(isTold)) return [];
      const left = accepted.get(amount) ?? 0;
      accepted.set(amount, left - 1);
      return left > 0 ? [] : [`${file.name} line ${line}: ${text}`];
    });
  });
  const doubled = [...accepted].filter(([, left]) => left > 0).map(([amount]) => amount);
  const isDoubledInSilence = (amount: string): boolean =>
    files.some((file) => seenAmounts(file).some((seen) => seen.amount === amount)) && findings.length === 0;
  return [...lost, ...doubled.filter(isDoubledInSilence).map((amount) => `twice: ${amount}`)];
}

/** An amount with its line, counted by any line break and by line feeds only: a lone carriage return may stand in a quoted field. */
type Seen = { readonly line: number; readonly feedLine: number; readonly text: string; readonly amount: string };

function seenAmounts({ bytes, amountName }: Patient): readonly Seen[] {
  const lines = bytes
    .toString("latin1")
    .split("\n")
    .flatMap((feed, index) =>
      feed.split(/\r(?!$)/).map((text) => ({ text: text.replace(/\r$/, ""), feedLine: index + 1 })),
    );
  const header = lines[0]?.text ?? "";
  const delimiter = header.includes(";") ? ";" : ",";
  const column = header.split(delimiter).indexOf(amountName);
  if (column === -1) return [];
  return lines.slice(1).flatMap(({ text, feedLine }, index) => {
    const field = (text.replaceAll(/"[^"]*"/g, "quoted").split(delimiter)[column] ?? "").trim();
    const plain = (delimiter === ";" ? field.replace(",", ".") : field).replace(/^0+(?=\d)/, "");
    return /^\d+\.\d\d$/.test(plain) ? [{ line: index + 2, feedLine, text, amount: `${plain}00` }] : [];
  });
}
