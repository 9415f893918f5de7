/** A header name as it is compared: lower case, letters and digits only (`Buisness_Year ` is `buisnessyear`). */
export function normaliseHeader(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The place of a header in a file, or -1; of a repeated one, the first. */
export function headerIndex(header: readonly string[], name: string): number {
  const wanted = normaliseHeader(name);
  return header.findIndex((each) => normaliseHeader(each) === wanted);
}
