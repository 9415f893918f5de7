import { longDate } from "../../writing/format.js";
import { select } from "./select.js";

/** The selector of the date a page speaks of: the as-of date first, then every stored month end, newest first. */
export function asOfSelect(dates: readonly string[]): ReturnType<typeof select> {
  const newestFirst = [...new Set(dates)].sort().reverse();
  return select(
    newestFirst.map((value) => ({ value, label: longDate(value) })),
    { label: "As of", name: "asof" },
  );
}
