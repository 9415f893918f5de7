import type { Row } from "../../writing/rows.js";
import { select } from "./select.js";

const none = "(none)";

/** The selector of a customer segment; all of them first. Hidden where the exports name no segment. */
export function segmentSelect(rows: readonly Row[]): ReturnType<typeof select> {
  const named = [...new Set(rows.map((row) => row["segment"]))].filter((segment) => typeof segment === "string");
  const choices = named.sort().map((segment) => ({
    value: segment === "" ? none : segment,
    label: segment === "" ? "without a segment" : segment,
  }));
  const isNamed = named.some((segment) => segment !== "");
  return select(isNamed ? [{ value: "", label: "all customers" }, ...choices] : [], {
    label: "Segment",
    name: "segment",
  });
}

/** The rows of one segment, or (an empty choice) those of all customers together. */
export function inSegment(rows: readonly Row[], segment: string): readonly Row[] {
  const wanted = segment === "" ? null : segment === none ? "" : segment;
  return rows.filter((row) => row["segment"] === wanted);
}
