import { z } from "zod";
import { CountbackError } from "../errors.ts";

/** The version of the published tables and of a record in `history/`: it rises where a column changes its name or meaning. */
export const publishedSchema = 2;

/** What `published/manifest.json` says of a run: what it read, under which settings, and what it made. */
export const ManifestSchema = z.object({
  /** The version of the tables, see `publishedSchema`; 0 where a Countback before it did not say. */
  schema: z.int().default(0),
  runId: z.string(),
  asOf: z.string(),
  company: z.string(),
  baseCurrency: z.string(),
  seed: z.int(),
  versions: z.object({ countback: z.string(), duckdb: z.string() }),
  settings: z.record(z.string(), z.unknown()),
  inputs: z.array(z.object({ file: z.string(), sha256: z.string(), bytes: z.number(), rows: z.number() })),
  history: z.array(z.string()),
  /** The SHA-256 of the model's file, of Countback's own code, and of each table's file; missing where an earlier Countback did not say. */
  model: z.string().optional(),
  code: z.string().optional(),
  tables: z.array(z.object({ name: z.string(), rows: z.number(), sha256: z.string().optional() })),
});

/** The manifest of a published folder. */
export type Manifest = z.infer<typeof ManifestSchema>;

/**
 * Reads the manifest of a published folder. Throws with exit code 2 where a later Countback published what this one cannot
 * know, and with what is wrong where it is no manifest.
 */
export function parseManifest(json: string): Manifest {
  const manifest = ManifestSchema.parse(JSON.parse(json));
  if (manifest.schema <= publishedSchema) return manifest;
  const { countback } = manifest.versions;
  throw new CountbackError(
    `published by a later Countback (${countback}, schema ${manifest.schema}): read it with that`,
    2,
  );
}
