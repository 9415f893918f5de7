import { createHash } from "node:crypto";
import { base64Lines, headLines } from "../drafts/mail.ts";

/**
 * A message as an `.eml` file (RFC 5322, RFC 2046): text and HTML of one content, and a PDF beside them where there is one. Like a
 * draft it has no date and no sender; the same content gives the same bytes.
 */
export function messageFile(message: {
  readonly to: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly pdf: Uint8Array | null;
}): string {
  const { text, html, pdf } = message;
  const mark = createHash("sha256").update(html).digest("hex").slice(0, 24);
  const plain = part("text/plain; charset=utf-8", text);
  const both = parts("alternative", `alternative-${mark}`, [plain, part("text/html; charset=utf-8", html)]);
  const all =
    pdf === null
      ? both
      : parts("mixed", `mixed-${mark}`, [
          both,
          part("application/pdf", pdf, ['Content-Disposition: attachment; filename="overview.pdf"']),
        ]);
  return [...headLines(message), ...all, ""].join("\r\n");
}

function part(type: string, content: string | Uint8Array, more: readonly string[] = []): readonly string[] {
  return [`Content-Type: ${type}`, "Content-Transfer-Encoding: base64", ...more, "", ...base64Lines(content)];
}

function parts(kind: string, boundary: string, each: readonly (readonly string[])[]): readonly string[] {
  const lines = each.flatMap((own) => [`--${boundary}`, ...own]);
  return [`Content-Type: multipart/${kind}; boundary="${boundary}"`, "", ...lines, `--${boundary}--`];
}
