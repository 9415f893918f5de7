import { readFile, mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { CountbackError } from "../../errors.ts";
import { withPublished } from "../export.ts";
import { exportPdf } from "../pdf/pdf.ts";
import { overviewMessage } from "./overviewMessage.ts";
import { messageFile } from "./messageFile.ts";

const SettingsSchema = z.object({
  locale: z.string().default("en-GB"),
  atRiskDays: z.tuple([z.number(), z.number()]).default([5, 30]),
});

/**
 * Writes the overview of the current report as a message for a scheduler to send: `overview.html`, which needs no other file,
 * `overview.eml` with the same as text, and where a browser is given `overview.pdf`, which the message then holds, too. Nothing
 * is sent. `link` is the address of the report. Returns the names of the files. Throws a CountbackError (exit 3) for a link
 * that is no address, or where nothing is published.
 */
export async function writeMail(options: {
  readonly outputFolder: string;
  readonly toFolder: string;
  readonly to: string | null;
  readonly link: string | null;
  /** Where the pages of the report stand, and the browser that prints them; null where nothing is to be printed. */
  readonly print: { readonly siteFolder: string; readonly browserPath: string } | null;
}): Promise<readonly string[]> {
  const link = options.link === null ? null : addressOf(options.link);
  const folder = resolve(options.toFolder);
  return withPublished(options.outputFolder, async (_, manifest, publishedFolder) => {
    const told = SettingsSchema.parse(manifest.settings);
    const message = await overviewMessage(publishedFolder, { manifest, told, link });
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "overview.html"), message.html);
    const pdf = options.print === null ? null : join(folder, "overview.pdf");
    if (pdf !== null && options.print !== null) await exportPdf({ ...options.print, toFile: pdf, pages: ["index"] });
    const attached = pdf === null ? null : await readFile(pdf);
    await writeFile(join(folder, "overview.eml"), messageFile({ to: options.to, ...message, pdf: attached }));
    return ["overview.html", "overview.eml", ...(pdf === null ? [] : ["overview.pdf"])];
  });
}

/** An address of a report with its closing slash, so that a page's name can follow. */
function addressOf(link: string): string {
  const address = URL.canParse(link) ? new URL(link) : null;
  if (address === null || !/^https?:$/.test(address.protocol))
    throw new CountbackError(`invalid link: ${link} (an address such as https://reports.example/ar/)`, 3);
  return address.href.endsWith("/") ? address.href : `${address.href}/`;
}
