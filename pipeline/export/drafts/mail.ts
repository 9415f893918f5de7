import { domainToASCII } from "node:url";
import { soleAddress } from "../../../src/writing/mailAddress.ts";
import { oneLine } from "./messages.ts";

/** A mail to be looked at, changed and sent by a person. */
export type Mail = { readonly to: string | null; readonly subject: string; readonly body: string };

/**
 * A mail as an `.eml` file (RFC 5322): `X-Unsent` makes mail programs open it as a draft. It has no date and no sender:
 * the program adds them when a person sends it. What is not one address alone is left out: a person fills it in.
 */
export function emlOf({ to, subject, body }: Mail): string {
  return [
    ...headLines({ to, subject }),
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    ...base64Lines(body),
    "",
  ].join("\r\n");
}

/** The first header lines of a draft: that it is none that was sent, to whom, and about what. */
export function headLines({ to, subject }: Pick<Mail, "to" | "subject">): readonly string[] {
  const address = to === null ? null : headerAddress(to);
  return [
    "X-Unsent: 1",
    ...(address === null ? [] : [`To: ${address}`]),
    `Subject: ${encodedWords(oneLine(subject))}`,
    "MIME-Version: 1.0",
  ];
}

/** Content in base64, in lines of 76 characters. */
export function base64Lines(content: string | Uint8Array): readonly string[] {
  return (
    Buffer.from(content)
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  );
}

/** An address as a header holds it, its domain in ASCII; null where the text is not one address alone. */
function headerAddress(text: string): string | null {
  const address = soleAddress(text);
  const domain = domainToASCII(address?.domain ?? "");
  return address === null || domain === "" ? null : `${address.local}@${domain}`;
}

/** Text as encoded words (RFC 2047), none longer than 75 characters, none cut inside a character. */
function encodedWords(text: string): string {
  if (/^[\x20-\x7e]{0,60}$/.test(text) && !text.includes("=?")) return text;
  const words: string[] = [];
  for (const character of text) {
    const last = words.at(-1);
    if (last !== undefined && Buffer.byteLength(last + character) <= 42) words[words.length - 1] = last + character;
    else words.push(character);
  }
  return words.map((word) => `=?utf-8?B?${Buffer.from(word, "utf8").toString("base64")}?=`).join("\r\n ");
}
