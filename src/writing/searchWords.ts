/** Text as it is found and sorted: without case and accents. */
export function plainText(text: string): string {
  const lower = text.toLowerCase();
  return isPlain.test(lower) ? lower : lower.normalize("NFD").replaceAll(/\p{M}/gu, "");
}

/** Most text needs no more than its letters made small, which is many times faster. */
const isPlain = /^[\x20-\x7e\n]*$/;

/** The different words of a text as a search knows them: without case, accents and punctuation. */
export function searchWords(text: string): readonly string[] {
  return [...new Set(plainText(text).match(/[\p{L}\p{N}]+/gu) ?? [])];
}
