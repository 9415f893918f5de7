/** What one SQL statement of a run cost; memory is the process's peak by its end, in 1,048,576 bytes. */
export type Statement = {
  readonly name: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
};

/** A statement by what it makes (`ledger.entries`, `aging.parquet`), else by its first words. */
export function nameOf(sql: string): string {
  const [, made] =
    /create (?:or replace )?(?:temp(?:orary)? )?(?:table|view|macro) (?:if not exists )?([\w.]+)/i.exec(sql) ?? [];
  const [, file] = /^copy [^]*? to '[^']*?([^/']+)'/.exec(sql) ?? [];
  return made ?? file ?? sql.replaceAll(/--.*$/gm, "").trim().replaceAll(/\s+/g, " ").slice(0, 70);
}

/** The step that a statement belongs to by the schema of what it makes; `files` for those that are written, else `others`. */
export function stepOf(name: string): string {
  if (/\.(?:parquet|csv|json)$/.test(name)) return "files";
  return /^[a-z]+\.[a-z_]+$/.test(name) ? (name.split(".")[0] ?? "") : "others";
}
