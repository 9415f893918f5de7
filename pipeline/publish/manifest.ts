import { z } from "zod";

/** What `published/manifest.json` says of a run: what it read, under which settings, and what it made. */
export const ManifestSchema = z.object({
  runId: z.string(),
  asOf: z.string(),
  company: z.string(),
  baseCurrency: z.string(),
  seed: z.int(),
  versions: z.object({ countback: z.string(), duckdb: z.string() }),
  settings: z.record(z.string(), z.unknown()),
  inputs: z.array(z.object({ file: z.string(), sha256: z.string(), bytes: z.number(), rows: z.number() })),
  history: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), rows: z.number() })),
});

/** The manifest of a published folder. */
export type Manifest = z.infer<typeof ManifestSchema>;
