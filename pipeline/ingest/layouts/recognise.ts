import type { Recognition } from "./exportFile.ts";
import { normaliseHeader } from "./headers.ts";
import type { Layout, Profile } from "../profiles/profile.ts";
import { parseRecord } from "../containers/records.ts";

/** What a head of text was taken for, or which layout came closest and what it lacks. */
export type Verdict = { readonly recognition: Recognition | null; readonly closest: string | null };

/** The delimiters that may be, and whether the closest layout is told however far it is: a profile on trial. */
type RecogniseOptions = { readonly delimiters?: readonly string[]; readonly isTrial?: boolean };

const everyDelimiter = [",", ";", "\t", "|"] as const;
const linesTried = 50;
/** A name in quotes may run over this many lines. */
const longestName = 4;

/** A delimiter in words. */
export function delimiterName(delimiter: string): string {
  return delimiter === "\t" ? "tab" : delimiter;
}

/**
 * Finds the header line: the first line that, cut by some delimiter, holds every header of a layout's signature. Of several
 * layouts the one that asks for most headers wins, then the first. `lines` is the beginning of the file.
 */
export function recognise(
  lines: readonly string[],
  profiles: readonly Profile[],
  { delimiters = everyDelimiter, isTrial = false }: RecogniseOptions = {},
): Verdict {
  const candidates = candidatesOf(profiles);
  const comparable = candidates.filter(({ signature }) => isTrial || signature.length > 2);
  const closest: { share: number; words: string | null } = { share: isTrial ? 0 : 0.49, words: null };
  for (const index of lines.slice(0, linesTried).keys()) {
    for (const delimiter of delimiters) {
      const readings = readingsAt(lines, index, delimiter);
      const match = bestLayout(readings, candidates);
      if (match !== null) {
        const preamble = lines.slice(0, index).map((line) => spokenLine(line, delimiter));
        const { height, ...found } = match;
        return { recognition: { ...found, delimiter, headerLine: index + height, preamble }, closest: null };
      }
      const near = nearestLayout(new Set(readings[0]?.names.map(normaliseHeader)), comparable);
      if (near.share > closest.share) Object.assign(closest, near);
    }
  }
  return { recognition: null, closest: closest.words };
}

type Candidate = {
  readonly profile: Profile;
  readonly layout: Layout;
  /** How many rows its header takes. */
  readonly rows: number;
  readonly signature: readonly string[];
  readonly without: readonly string[];
};

function candidatesOf(profiles: readonly Profile[]): readonly Candidate[] {
  return profiles.flatMap((profile) =>
    profile.layouts.map((layout) => ({
      profile,
      layout,
      rows: layout.report?.headerRows ?? 1,
      signature: layout.signature.map(normaliseHeader),
      without: (layout.without ?? []).map(normaliseHeader),
    })),
  );
}

/** The names of a header, and how many lines it takes. */
type Reading = { readonly names: readonly string[]; readonly height: number };

/** The header that begins at a line if it has one row, in which quoted names may hold line breaks, and if it has two. */
function readingsAt(lines: readonly string[], index: number, delimiter: string): readonly Reading[] {
  const heights = Array.from({ length: longestName }, (_, more) => more + 1);
  const joined = (height: number): string => lines.slice(index, index + height).join("\n");
  const height = heights.find((each) => parseRecord(joined(each), delimiter).state !== "open") ?? 1;
  return [
    { names: headerOf([joined(height)], delimiter), height },
    { names: headerOf(lines.slice(index, index + 2), delimiter), height: 2 },
  ];
}

/**
 * The names of a header of one or two rows; a delimiter at its end names no further column. Where the names stand in two
 * rows they are joined, and a name of the upper row holds until the next one.
 */
function headerOf(lines: readonly string[], delimiter: string): readonly string[] {
  const [upper = [], lower] = lines.map((line) => namesOf(line, delimiter));
  const names = lower === undefined ? upper : joinRows(upper, lower);
  return names.slice(0, names.findLastIndex((name) => name !== "") + 1);
}

/** The cells of a line; none where its quotes do not fit the delimiter, which then is not the file's. */
function namesOf(line: string, delimiter: string): readonly string[] {
  const { fields, state } = parseRecord(line, delimiter);
  return state === "broken" ? [] : fields.map(readableName);
}

function joinRows(upper: readonly string[], lower: readonly string[]): readonly string[] {
  let above = "";
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const [name = "", below = ""] = [upper[index], lower[index]];
    above = name === "" ? above : name;
    return below === "" ? name : `${above} ${below}`.trim();
  });
}

/** A header without control characters: it stands in messages and in SQL. */
function readableName(field: string): string {
  return field.replace(/\p{Cc}/gu, " ").trim();
}

/** A line above the header as it is read: its cells apart by a space. */
function spokenLine(line: string, delimiter: string): string {
  return headerOf([line], delimiter)
    .filter((cell) => cell !== "")
    .join(" ");
}

type Match = Pick<Candidate, "profile" | "layout"> & { readonly header: readonly string[]; readonly height: number };

/** `readings` are the header if it has one row, and if it has two. */
function bestLayout(readings: readonly Reading[], candidates: readonly Candidate[]): Match | null {
  const sets = readings.map(({ names }) => new Set(names.map(normaliseHeader)));
  const [best] = candidates
    .filter(({ signature, without, rows }) => {
      const names = sets[rows - 1];
      return signature.every((name) => names?.has(name)) && !without.some((name) => names?.has(name));
    })
    .sort((left, right) => right.signature.length - left.signature.length);
  const reading = best === undefined ? undefined : readings[best.rows - 1];
  if (best === undefined || reading === undefined) return null;
  return { profile: best.profile, layout: best.layout, header: reading.names, height: reading.height };
}

function nearestLayout(names: ReadonlySet<string>, candidates: readonly Candidate[]): { share: number; words: string } {
  const [nearest] = candidates
    .map(({ profile, layout, signature }) => {
      const missing = layout.signature.filter((_, index) => !names.has(signature[index] ?? ""));
      const words = `closest is ${profile.name} ${layout.name}, which lacks ${missing.join(", ")}`;
      return { share: 1 - missing.length / signature.length, words };
    })
    .sort((left, right) => right.share - left.share);
  return nearest ?? { share: 0, words: "" };
}
