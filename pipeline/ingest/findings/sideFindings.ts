import { z } from "zod";
import { literal, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { addFinding } from "./findings.ts";
import { normaliseHeader } from "../layouts/headers.ts";
import type { Broken } from "./invariants.ts";
import { namesBothSides } from "../values/sides.ts";
import { signedIn, usualSides } from "../values/signedIn.ts";
import { fieldOf, headersIn, headersRead } from "../values/source.ts";
import { sideSql } from "../values/sourceValue.ts";
import { valueOf } from "../values/sourceText.ts";
import { tableNamed } from "../layouts/tables.ts";
import { countedFeed } from "../layouts/feedCondition.ts";
import { typedRows } from "../rows/typedRows.ts";

const OddSchema = z.object({ odd: z.number(), rows: z.number(), amount: z.string().nullable() });

/** Tells of amounts whose own sign does not fit their side, and of sides that nothing reads; returns what was found. */
export async function recordSides(warehouse: Warehouse, file: ExportFile): Promise<readonly Broken[]> {
  const broken: Broken[] = [];
  for (const { rule, message, odd } of [...oddSigns(file), ...unreadSides(file)]) {
    const [found] = await readRows(
      warehouse,
      `select count(*) filter (is_odd) as odd, count(*) as rows, cast(cast(sum(size) filter (is_odd) as decimal(18, 4)) as varchar) as amount
      from (${odd})`,
      OddSchema,
    );
    if (found === undefined || found.odd === 0) continue;
    const text = `${message} in ${found.odd} of ${found.rows} rows`;
    broken.push({ file, message: text, rate: found.odd / found.rows });
    await addFinding(warehouse, { severity: "warning", file: file.name, rule, message: text, amount: found.amount });
  }
  return broken;
}

/** What may be odd of a file's rows: SQL of rows with `is_odd` and `size`. */
type Oddity = { readonly rule: string; readonly message: string; readonly odd: string };

/** Below zero on the side above it; or on the other side, beside others above zero: reversed, or signed twice. */
function oddSigns(file: ExportFile): readonly Oddity[] {
  return file.layout.feeds.flatMap((feed) => {
    const signed = signedIn(file, feed);
    const written = signed === null ? null : valueOf(file, signed.of, "money");
    if (signed === null || written === null) return [];
    const [usual, other] = signed.positive === "credit" ? ["credit", "debit"] : ["debit", "credit"];
    const message = `amounts below zero though marked as ${usual}, or beside others above zero marked as ${other} (columns ${headersIn(signed).join(", ")}), taken as below zero,`;
    const odd = `
      select abs(written) as size, coalesce(written < 0 and (side = '${usual}' or has_unsigned), false) as is_odd
      from (
        select written, side, bool_or(written > 0 and side = '${other}') over () as has_unsigned
        from (select ${written} as written, ${sideSql("side_word")} as side from (${typedRows(file, feed)}))
      )`;
    return [{ rule: "side_differs", message, odd }];
  });
}

/** A column of nothing but both sides beside amounts that do not take their sign from it. */
function unreadSides(file: ExportFile): readonly Oddity[] {
  const feed = countedFeed(file);
  const { amount } = feed === undefined ? {} : tableNamed(feed.table);
  const { unused } = file.layout;
  const known = new Set([...headersRead(file.layout), ...(Array.isArray(unused) ? unused : []).map(normaliseHeader)]);
  const usual = feed === undefined ? undefined : usualSides[feed.table];
  if (feed === undefined || amount === undefined || usual === undefined) return [];
  const other = usual === "debit" ? "credit" : "debit";
  return file.header
    .filter((header) => namesBothSides(header) && !known.has(normaliseHeader(header)))
    .map((header) => {
      const word = `ingest.read_text(${fieldOf(file, header) ?? "null"})`;
      const odd = `
        select abs(amount) as size, side = ${literal(other)} and amount > 0
          and bool_and(word is null or side is not null) over () as is_odd
        from (select ${amount} as amount, ${word} as word, ${sideSql(word)} as side from (${typedRows(file, feed)}))`;
      const message = `${header} says debit and credit, but the amounts do not take their sign from it`;
      return { rule: "unread_side", message, odd };
    });
}
