import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bundleModules } from "../../pipeline/site/bundle.ts";
import { gatherData } from "../../pipeline/site/gather.ts";

const page = `<head>
<link rel="modulepreload" href="./_import/components/say.1a.js">
<link rel="modulepreload" href="./_import/writing/word.2b.js">
</head><script type="module">
registerFile("./data/cash.json", {"name":"./data/cash.json","path":"./_file/data/cash.0000000a.json","size":9});
registerFile("./data/late.json", {"name":"./data/late.json","path":"./_file/data/late.0000000b.json","size":9});
registerFile("./data/late_past.json", {"name":"./data/late_past.json","path":"./_file/data/late_past.0000000c.json","size":9});
const {say} = await import("./_import/components/say.1a.js");
const cash = await FileAttachment("./data/cash.json").json();
const late = await FileAttachment("./data/late.json").json();
const past = asked ? await FileAttachment("./data/late_past.json").json() : late;
</script>`;

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "countback-gather-"));
  for (const each of ["_file/data", "_import/components", "_import/writing", "_node"])
    await mkdir(join(folder, each), { recursive: true });
  const files: Readonly<Record<string, string>> = {
    "cash.html": page,
    "_file/data/cash.0000000a.json": '{"week":[1]}',
    "_file/data/late.0000000b.json": '{"days":[30]}',
    "_file/data/late_past.0000000c.json": '{"days":[60]}',
    "_import/components/say.1a.js": 'import { word } from "../writing/word.2b.js"; export const say = () => word;',
    "_import/writing/word.2b.js": 'export const word = "paid";',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const built = (): Promise<string> => readFile(join(folder, "cash.html"), "utf8");

describe("a built page", () => {
  it("asks for its tables in one file, and for what is past only when it is asked for", async () => {
    await gatherData(folder);
    const [file = "", ...others] = [...(await built()).matchAll(/href="\.\/(_file\/[^"]+)"/g)].map(([, path]) => path);
    expect(others).toEqual([]);
    expect(JSON.parse(await readFile(join(folder, file), "utf8"))).toEqual({
      cash: { week: [1] },
      late: { days: [30] },
    });
    expect(await built()).toContain('FileAttachment("./data/late_past.json").json()');
    expect((await readdir(join(folder, "_file/data"))).length).toBe(2);
  });

  it("asks for its modules in one file, with what they stand on", async () => {
    await gatherData(folder);
    await bundleModules(folder);
    const asked = [...(await built()).matchAll(/import\("\.\/([^"]+)"\)/g)].map(([, path]) => path ?? "");
    expect(new Set(asked).size).toBe(1);
    expect(await readFile(join(folder, asked[0] ?? ""), "utf8")).toContain("paid");
    expect((await readdir(folder)).sort()).toEqual(["_file", "_import", "_page", "cash.html"]);
    expect(await built()).not.toMatch(/_import\/(components|writing)/);
  });
});
