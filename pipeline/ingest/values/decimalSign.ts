import { z } from "zod";
import { readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { recordsOf } from "./source.ts";

const SignsSchema = z.object({
  comma: z.number(),
  point: z.number(),
  groups: z.number(),
  marked: z.number(),
  comma_example: z.string().nullable(),
  point_example: z.string().nullable(),
  group_example: z.string().nullable(),
});

/**
 * Whether a file's amounts use a decimal comma, with the evidence in words (null where nothing had to be decided), and
 * whether that is an assumption that a person should look at; and whether some have more than digits and separators.
 */
export type DecimalSign = {
  readonly isComma: boolean;
  readonly evidence: string | null;
  readonly isAssumed: boolean;
  readonly hasMarks: boolean;
};

/**
 * Decides point or comma as decimal sign from a file's amounts (`fields`: SQL of their texts). `1.284,50` and `12,5` speak
 * for the comma, `1,284.50` and `12.5` for the point; where all amounts look like `1.284`, points are taken as thousands:
 * money has no third decimal. `limit` reads the first rows only.
 */
export async function decideDecimalSign(
  warehouse: Warehouse,
  file: ExportFile,
  fields: readonly string[],
  limit: number | null,
): Promise<DecimalSign> {
  const none = { isComma: false, evidence: null, isAssumed: false, hasMarks: false };
  if (fields.length === 0) return none;
  const [signs] = await readRows(
    warehouse,
    `with records as (
      select *, ${file.isNumbered ? "c0" : `row_number() over () + ${file.headerLine}`} as line from ${recordsOf(file)}
      ${limit === null ? "" : `limit ${limit}`}
    ),
    amounts as (
      ${fields.map((field) => `select cast(line as integer) as line, ${field} as value from records`).join(" union all ")}
    ),
    judged as (
      select
        (line, value) as place,
        'row ' || line || ' ' || value as words,
        regexp_matches(value, '\\d,\\d{1,2}\\D*$|\\d\\.\\d{3},\\d') as is_comma,
        regexp_matches(value, '\\d\\.\\d{1,2}\\D*$|\\d,\\d{3}\\.\\d|\\d\\.\\d{4,}|\\d{4,}\\.\\d|^\\D*0\\.\\d') as is_point,
        regexp_full_match(value, '\\D*[1-9]\\d{0,2}(\\.\\d{3})+\\D*') as is_group,
        regexp_matches(value, '[^\\d.,\\s()''+-]') as is_marked
      from amounts
    )
    select count(*) filter (is_comma) as comma, count(*) filter (is_point) as point, count(*) filter (is_group) as groups,
      count(*) filter (is_marked) as marked,
      min_by(words, place) filter (is_comma) as comma_example, min_by(words, place) filter (is_point) as point_example,
      min_by(words, place) filter (is_group) as group_example
    from judged`,
    SignsSchema,
  );
  if (signs === undefined) return none;
  if (signs.comma === 0 && (signs.groups === 0 || signs.point > 0)) return { ...none, hasMarks: signs.marked > 0 };
  return limit === null ? judge(signs) : decideDecimalSign(warehouse, file, fields, null);
}

function judge({ comma, point, groups, marked, ...examples }: z.infer<typeof SignsSchema>): DecimalSign {
  const say = (
    isComma: boolean,
    what: string,
    count: number,
    example: string | null,
    isAssumed = false,
  ): DecimalSign => ({
    isComma,
    evidence: `${what}: ${count} amounts, first ${example}`,
    isAssumed,
    hasMarks: marked > 0,
  });
  if (comma > point) return say(true, "decimal comma", comma, examples.comma_example);
  if (point > 0) return say(false, "decimal point", point, examples.point_example);
  return say(true, "points as thousands", groups, examples.group_example, true);
}
