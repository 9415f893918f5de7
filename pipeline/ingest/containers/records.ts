/** One parsed record: its fields, and whether a quote was left open or misplaced. */
export type ParsedRecord = { readonly fields: readonly string[]; readonly state: "ok" | "open" | "broken" };

/**
 * Splits one CSV record [RFC 4180]: a field that begins with a quote ends at the next single quote; anything else between
 * that quote and the delimiter is broken; no closing quote leaves the record open.
 */
export function parseRecord(text: string, delimiter: string): ParsedRecord {
  if (!text.includes('"')) return { fields: text.split(delimiter), state: "ok" };
  const fields: string[] = [];
  let position = 0;
  for (;;) {
    if (text[position] === '"') {
      const end = closingQuote(text, position + 1);
      if (end === -1) return { fields: [...fields, text.slice(position)], state: "open" };
      fields.push(text.slice(position + 1, end).replaceAll('""', '"'));
      position = end + 1;
      if (position === text.length) return { fields, state: "ok" };
      if (text[position] !== delimiter) return { fields: [...fields, text.slice(position)], state: "broken" };
    } else {
      const end = text.indexOf(delimiter, position);
      fields.push(end === -1 ? text.slice(position) : text.slice(position, end));
      if (end === -1) return { fields, state: "ok" };
      position = end;
    }
    position += 1;
  }
}

function closingQuote(text: string, from: number): number {
  let position = text.indexOf('"', from);
  while (position !== -1 && text[position + 1] === '"') position = text.indexOf('"', position + 2);
  return position;
}

/** A field as CSV text, quoted only where it must be. */
export function writeField(field: string, delimiter: string): string {
  return /["\r\n]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field;
}
