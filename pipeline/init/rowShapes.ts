import type { LayoutText, UnknownTable } from "./proposal.ts";

/** Rows without an amount that name a document of another row, which has one: further lines of it. */
export function emptyLines(
  { header, rows }: UnknownTable,
  id: string | undefined,
  amount: string | undefined,
): NonNullable<LayoutText["leaveOut"]> {
  const amountAt = header.indexOf(amount ?? "");
  if (amount === undefined || amountAt === -1) return [];
  const [bare, whole] = [true, false].map((isBare) => rows.filter((row) => ((row[amountAt] ?? "") === "") === isBare));
  const isNamed = header.some((name, at) => {
    if (id !== undefined && name !== id) return false;
    const names = (whole ?? []).map((row) => row[at] ?? "").filter((name) => name !== "");
    const isKey = new Set(names).size === (whole ?? []).length;
    return isKey && (bare ?? []).every((row) => names.includes(row[at] ?? ""));
  });
  if (!isNamed || bare?.length === 0) return [];
  const message = "a further line of a document, whose amount stands in another row";
  return [{ rule: "further_line", rows: { of: amount, is: "empty" }, message, once: true }];
}

/** Whether the rows of one number are due on days of their own: instalments of it. */
export function areInstalments(
  { header, rows }: UnknownTable,
  id: string | undefined,
  due: string | undefined,
): boolean {
  const [idAt, dueAt] = [header.indexOf(id ?? ""), header.indexOf(due ?? "")];
  if (idAt === -1 || dueAt === -1) return false;
  const days = new Map<string, string[]>();
  for (const row of rows) {
    const key = row[idAt] ?? "";
    if (key !== "") days.set(key, [...(days.get(key) ?? []), row[dueAt] ?? ""]);
  }
  const several = [...days.values()].filter((each) => each.length > 1);
  return several.length > 1 && several.every((each) => !each.includes("") && new Set(each).size === each.length);
}

/** Whether rows that share an invoice number are its lines: their amounts differ. */
export function isOfLines(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  id: string | undefined,
  amount: string,
): boolean {
  const [idAt, amountAt] = [header.indexOf(id ?? ""), header.indexOf(amount)];
  if (idAt === -1) return false;
  const amounts = new Map<string, Set<string>>();
  for (const row of rows) {
    const key = row[idAt]?.trim() ?? "";
    if (key === "") continue;
    amounts.set(key, (amounts.get(key) ?? new Set<string>()).add(row[amountAt] ?? ""));
  }
  const differing = [...amounts.values()].filter((each) => each.size > 1).length;
  return differing >= 3 && differing >= amounts.size * 0.1;
}
