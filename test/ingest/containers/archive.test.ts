import { gzipSync } from "node:zlib";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { listInput } from "../../../pipeline/ingest/containers/inputFiles.ts";
import { withFolder } from "../../support/folder.ts";
import { workbookOf } from "../../support/workbook.ts";
import { zipOf } from "../../support/zip.ts";
import { invoices, rowsOf, withExports } from "../exports.ts";

const [june, july] = [invoices("I1,ACME,2020-06-01,2020-06-30,1,EUR"), invoices("I2,ACME,2020-07-01,2020-07-31,2,EUR")];
const filesQuery = "select file, rows_accepted, evidence from ingest.files order by file";
const findingsQuery = "select file, severity, rule, message from ingest.findings order by file";

it("gzip is told by its bytes, whatever its name, even of several pieces", async () => {
  const bytes = Buffer.concat([gzipSync(june), gzipSync("I3,ACME,2020-06-02,2020-06-30,3,EUR\n")]);
  expect(await rowsOf({ "a.csv": bytes, "b.csv.gz": gzipSync(july) }, filesQuery)).toEqual([
    { file: "a.csv", rows_accepted: 2, evidence: expect.stringContaining("amount; gzip; delimiter ,; encoding utf-8") },
    { file: "b.csv.gz", rows_accepted: 1, evidence: expect.stringContaining("gzip") },
  ]);
});

it("a zip's members are files of their own, in its folders, packed again or not", async () => {
  const sheet = [
    ["payment_id", "payment_date", "amount"],
    ["P1", "2020-07-05", 1],
  ];
  const files = {
    "all.zip": zipOf({
      "2020/": "",
      "2020/june.csv": june,
      "2020/july.csv.gz": gzipSync(july),
      "__MACOSX/._june.csv": "x",
      "readme.md": "# Exports",
      "inner.zip": zipOf({ "bank.xlsx": workbookOf({ Bank: sheet }) }),
      "none.csv": "",
    }),
  };
  const [listed, findings] = await withExports(files, async ({ rows }) => [
    await rows(filesQuery),
    await rows(findingsQuery),
  ]);
  expect(listed?.map(({ file, rows_accepted }) => [file, rows_accepted])).toEqual([
    ["all.zip/2020/july.csv.gz", 1],
    ["all.zip/2020/june.csv", 1],
    ["all.zip/inner.zip/bank.xlsx/Bank", 1],
  ]);
  expect(listed?.[2]?.evidence).toContain("zip; sheet 1 of all.zip/inner.zip/bank.xlsx");
  expect(findings?.map(({ file, rule }) => [file, rule])).toEqual([
    ["all.zip/__MACOSX/._june.csv", "ignored_file"],
    ["all.zip/none.csv", "empty_file"],
    ["all.zip/readme.md", "ignored_file"],
  ]);
});

it("what is cut off, changed, locked or absurd is not read, and told with what to do", async () => {
  const zip = zipOf({ "june.csv": june });
  const changed = Buffer.from(zip);
  changed.writeUInt8((changed[45] ?? 0) ^ 1, 45);
  const locked = Buffer.from(zip);
  locked.writeUInt16LE(0x0801, locked.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
  const bomb = gzipSync(Buffer.alloc(201_000_000), { level: 9 });
  const files = {
    "a.gz": gzipSync(june).subarray(0, 60),
    "b.zip": changed,
    "c.zip": locked,
    "d.gz": bomb,
    "e.zip": zip.subarray(0, zip.length - 5),
    "f.zip": zipOf({}),
    "g.zst": Buffer.from("28b52ffd2400", "hex"),
    "z.csv": july,
  };
  const findings = await rowsOf(files, findingsQuery);
  expect(findings.map(({ file, rule, message }) => [file, rule, message])).toEqual([
    ["a.gz", "damaged_file", expect.stringContaining("a gzip file that is damaged or cut off")],
    ["b.zip/june.csv", "damaged_file", expect.stringContaining("damaged or cut off")],
    ["c.zip/june.csv", "refused_file", "not read: locked with a password: unpack it first"],
    ["d.gz", "absurd_expansion", expect.stringMatching(/^not read: \d+ bytes that unpack to 2\d{8} or more/)],
    ["e.zip", "damaged_file", expect.stringContaining("export it again")],
    ["f.zip", "empty_file", "not read: an archive without files"],
    ["g.zst", "binary_file", "not read: a zstd file: unpack it, or pack it as gzip or zip"],
  ]);
});

it("sub-folders are read in the order of their paths; a file alone is an input, too", async () => {
  const files = { "2020/07/i.csv": july, "2020/06/i.csv": june, "2020/.old/x.csv": june };
  expect((await rowsOf(files, filesQuery)).map(({ file }) => file)).toEqual(["2020/06/i.csv", "2020/07/i.csv"]);
  expect(await rowsOf(files, findingsQuery)).toMatchObject([{ file: "2020/.old", rule: "ignored_file" }]);
  await withFolder(async (folder) => {
    await writeFile(join(folder, "one.csv"), june);
    expect((await listInput(join(folder, "one.csv"))).files.map(({ name }) => name)).toEqual(["one.csv"]);
    await writeFile(join(folder, "warehouse.duckdb"), "");
    for (const name of ["published", "node_modules", "dist"]) await mkdir(join(folder, name));
    await writeFile(join(folder, "dist", ".countback"), "");
    await writeFile(join(folder, "dist", "data.csv"), june);
    expect(await listInput(folder)).toMatchObject({
      files: [{ name: "one.csv" }],
      ignored: [
        { name: "dist", reason: "written by Countback" },
        { name: "node_modules", reason: "packages of Node" },
        { name: "published", reason: "written by Countback" },
        { name: "warehouse.duckdb", reason: "written by Countback" },
      ],
    });
  });
});
