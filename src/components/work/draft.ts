import { mailtoAddress } from "../../writing/mailAddress.js";

/** What the build wrote of a conversation: the message, the account, the calendar entry. */
export type Draft = {
  readonly subject: string;
  readonly body: string;
  readonly statement: string;
  readonly calendar: string;
};

/** Ranks whose drafts a file holds. */
const ranksAtOnce = 25;

/** The file that holds the draft of a rank, below `_rows/`. */
export function draftPath(currency: string, rank: number): string {
  return `drafts/${currency}-${Math.floor((rank - 1) / ranksAtOnce)}.json`;
}

/** Characters of an address that every mail program takes. */
const longestAddress = 1900;

/**
 * The address that opens a message in the reader's mail program. A list that would be too long for an address is cut after a
 * line, and says so: the whole text is copied. It goes to nobody where `email` is not one address alone.
 */
export function mailtoOf(email: string | null, { subject, body }: Draft): string {
  const address = (text: string): string =>
    `${mailtoAddress(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
  const lines = body.split("\n");
  for (let kept = lines.length; kept > 0; kept -= 1) {
    const text = kept === lines.length ? body : `${lines.slice(0, kept).join("\n")}\n[\u2026]`;
    if (address(text).length <= longestAddress) return address(text);
  }
  return address("");
}
