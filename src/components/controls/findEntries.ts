/** What the search of the report knows of one page, section, measure or term. */
export type SearchEntry = {
  readonly href: string;
  readonly page: string;
  readonly title: string;
  readonly text: string;
};

/**
 * The entries that hold every word asked for, best first: a word in the title counts most, then in the page's name, then
 * in the text; entries that tie keep their order. No word finds nothing.
 */
export function findEntries(entries: readonly SearchEntry[], asked: string, limit = 8): readonly SearchEntry[] {
  const words = fold(asked)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const scored = entries.map((entry) => ({ entry, score: scoreOf(entry, words) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

function scoreOf({ title, page, text }: SearchEntry, words: readonly string[]): number {
  const scores = words.map((word): number => {
    const heading = fold(title);
    if (heading.startsWith(word)) return 9;
    if (` ${heading}`.includes(` ${word}`)) return 6;
    if (heading.includes(word) || fold(page).includes(word)) return 3;
    return fold(text).includes(word) ? 1 : 0;
  });
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0);
}

/** Without case and accents, so that `creance` finds `Créance`. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
