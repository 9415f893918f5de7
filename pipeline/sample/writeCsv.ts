/** A value as it will stand in the file; null is an empty field. */
export type Field = string | number | null;

/** One file: its columns in order and one array a row, fields in the same order. */
export type Sheet = {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Field[])[];
};

/** A sheet whose columns are named in the header's order, separated by spaces. */
export function sheet(file: string, columns: string, rows: readonly (readonly Field[])[]): Sheet {
  return { file, columns: columns.split(" "), rows };
}

function csvField(field: Field): string {
  if (field === null) return "";
  const text = String(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180 with LF: quoted only where a comma, quote or line break asks for it. */
export function csvText({ columns, rows }: Sheet): string {
  return [columns, ...rows].map((row) => `${row.map(csvField).join(",")}\n`).join("");
}

/** Whole cents → "1234.05". */
export function money(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
