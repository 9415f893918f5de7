import { strToU8, zipSync } from "fflate";

/** A zip file of these members, deflated, in the order given; its clock stands still. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const members = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === "string" ? strToU8(content) : content,
  ]);
  return Buffer.from(zipSync(Object.fromEntries(members), { mtime: "1980-01-01T12:00:00" }));
}
