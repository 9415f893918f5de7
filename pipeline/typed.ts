/** A command as it is typed, in a checkout as in a folder with the installed package; words with blanks stand in quotes. */
export function typed(...words: readonly string[]): string {
  return ["npx countback", ...words.map((word) => (/[\s&;()]/.test(word) ? `"${word}"` : word))].join(" ");
}
