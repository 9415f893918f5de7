import type { Recognition } from "./exportFile.ts";
import { headerIndex } from "./headers.ts";
import type { Layout, Profile } from "./profiles/profile.ts";
import { parseRecord } from "./records.ts";

/** What a head of text was taken for, or which layout came closest and what it lacks. */
export type Verdict = { readonly recognition: Recognition | null; readonly closest: string | null };

const delimiters = [",", ";", "\t", "|"] as const;
const linesTried = 20;

/** A delimiter in words. */
export function delimiterName(delimiter: string): string {
  return delimiter === "\t" ? "tab" : delimiter;
}

/**
 * Finds the header line: the first line that, cut by some delimiter, holds every header of a layout's signature. Of several
 * layouts the one that asks for most headers wins, then the first. `lines` is the beginning of the file.
 */
export function recognise(lines: readonly string[], profiles: readonly Profile[]): Verdict {
  let closest: { readonly share: number; readonly words: string } | null = null;
  for (const [index, line] of lines.slice(0, linesTried).entries()) {
    for (const delimiter of delimiters) {
      const header = headerOf(line, delimiter);
      const match = bestLayout(header, profiles);
      if (match !== null) return { recognition: { ...match, delimiter, headerLine: index + 1, header }, closest: null };
      const near = nearestLayout(header, profiles);
      if (near !== null && near.share > (closest?.share ?? 0.49)) closest = near;
    }
  }
  return { recognition: null, closest: closest?.words ?? null };
}

/** The names of a header line; a delimiter at its end names no further column. */
function headerOf(line: string, delimiter: string): readonly string[] {
  const names = parseRecord(line, delimiter).fields.map(readableName);
  return names.slice(0, names.findLastIndex((name) => name !== "") + 1);
}

/** A header without control characters: it stands in messages and in SQL. */
function readableName(field: string): string {
  return field.replace(/\p{Cc}/gu, " ").trim();
}

type Candidate = { readonly profile: Profile; readonly layout: Layout };

function bestLayout(header: readonly string[], profiles: readonly Profile[]): Candidate | null {
  return candidates(profiles)
    .filter(({ layout }) => layout.signature.every((name) => headerIndex(header, name) !== -1))
    .filter(({ layout }) => (layout.without ?? []).every((name) => headerIndex(header, name) === -1))
    .reduce<Candidate | null>(
      (best, each) => (each.layout.signature.length > (best?.layout.signature.length ?? 0) ? each : best),
      null,
    );
}

function nearestLayout(
  header: readonly string[],
  profiles: readonly Profile[],
): { share: number; words: string } | null {
  return candidates(profiles)
    .filter(({ layout }) => layout.signature.length > 2)
    .map(({ profile, layout }) => {
      const missing = layout.signature.filter((name) => headerIndex(header, name) === -1);
      const tables = layout.feeds.map((feed) => feed.table).join(", ");
      return {
        share: 1 - missing.length / layout.signature.length,
        words: `closest is ${profile.name} ${tables}, which lacks ${missing.join(", ")}`,
      };
    })
    .reduce<{ share: number; words: string } | null>(
      (best, each) => (each.share > (best?.share ?? 0) ? each : best),
      null,
    );
}

function candidates(profiles: readonly Profile[]): readonly Candidate[] {
  return profiles.flatMap((profile) => profile.layouts.map((layout) => ({ profile, layout })));
}
