import { plainText } from "./tableView.js";

/** The different words of a text as a search knows them: without case, accents and punctuation. */
export function searchWords(text: string): readonly string[] {
  return [...new Set(plainText(text).match(/[\p{L}\p{N}]+/gu) ?? [])];
}
