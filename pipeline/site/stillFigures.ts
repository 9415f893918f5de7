import { z } from "zod";
import { bigNumberTexts } from "../../src/writing/headlineTexts.ts";
import { setLocale } from "../../src/writing/format.ts";
import { readPublished } from "./readPublished.ts";
import { rows } from "../../src/writing/rows.ts";

const ManifestSchema = z.object({ settings: z.object({ locale: z.string().default("en-GB") }) });

const HeadlineSchema = z.object({ report_currency: z.string(), measure: z.string(), value: z.number().nullable() });

/** The headline figures as a plain table, for readers whose browser runs no scripts. Export text does not occur in it. */
export async function stillFigures(publishedFolder: string): Promise<string> {
  const [file, manifest] = await readPublished(publishedFolder, ["headlines", "manifest"]);
  setLocale(ManifestSchema.parse(JSON.parse(manifest?.[1] ?? "{}")).settings.locale);
  const headlines = z.array(HeadlineSchema).parse(rows(JSON.parse(file?.[1] ?? "{}")));
  const lines = headlines.flatMap((headline) => {
    const texts = bigNumberTexts(headline);
    return texts === null ? [] : [`<tr><th scope="row">${texts.label}</th><td class="number">${texts.value}</td></tr>`];
  });
  return `<noscript><table>${lines.join("")}</table></noscript>`;
}
