import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { z } from "zod";
import { closeWarehouse, execute, literal, openWarehouse, readRows } from "../../pipeline/warehouse/warehouse.ts";

/** What an SQL expression over `value` makes of each text, as text; null where it makes nothing. */
async function readings(
  expression: string,
  texts: readonly string[],
): Promise<Readonly<Record<string, string | null>>> {
  const warehouse = await openWarehouse(":memory:", { threads: 1 });
  try {
    for (const name of ["amounts", "marks", "texts", "months", "dates", "money"]) {
      const path = new URL(`../../pipeline/ingest/macros/${name}.sql`, import.meta.url);
      await execute(warehouse, await readFile(path, "utf8"));
    }
    const rows = await readRows(
      warehouse,
      `select value, cast(${expression} as varchar) as reading from (values ${texts.map((text) => `(${literal(text)})`).join(", ")}) as t (value)`,
      z.object({ value: z.string(), reading: z.string().nullable() }),
    );
    return Object.fromEntries(rows.map(({ value, reading }) => [value, reading]));
  } finally {
    closeWarehouse(warehouse);
  }
}

function allAs(reading: string | null, texts: readonly string[]): Readonly<Record<string, string | null>> {
  return Object.fromEntries(texts.map((text) => [text, reading]));
}

const nbsp = "\u00a0";
const third = [
  "2019-10-03", "2019-10-03 00:00:00", "2019-10-03T23:30:00Z", "2019-10-03T23:30:00.000+02:00", "2019/10/03 10:00",
  "2019.10.03", "20191003", "20191003.0", "20191003T101500Z", "43741", "43741.75", "3/10/2019", "03/10/19",
  "3.10.2019 0:00", `${nbsp}3/10/2019 `, ` 2019-10-03${nbsp}`, "03-Oct-2019", "3-Oct-19", "3 Oct 19", "3 October 2019",
  "October 3, 2019", "Oct. 3rd, 2019", "3rd October 2019", "3. Oktober 2019", "3. Okt. 2019", "3 octobre 2019",
  "3 oct. 2019", "3 de octubre de 2019", "3-oct-19", "03OCT2019", "2019-Oct-03", "3/Oct/2019", "3 Oct 2019 14:05",
]; // prettier-ignore

it("a day in every dress is that day", async () => {
  expect(await readings("ingest.read_date(value, 'dmy')", third)).toEqual(allAs("2019-10-03", third));
});

it("months are told by their names in English, German, French and Spanish, with and without accents", async () => {
  const months = {
    "2024-01-09": ["9 Jan 2024", "9. Januar 2024", "9. Jän 2024", "9 janv. 2024", "9 enero 2024", "9-ene-24"],
    "2024-02-09": ["9 February 2024", "9. Feb. 2024", "9 févr. 2024", "9 février 2024", "9 feb 2024"],
    "2024-03-09": ["9 March 2024", "9. März 2024", "9-Mrz-24", "9 mars 2024", "9 de marzo de 2024"],
    "2024-04-09": ["9 Apr 2024", "9 avril 2024", "9 avr. 2024", "9-abr-24"],
    "2024-05-09": ["9 May 2024", "9. Mai 2024", "9 mayo 2024"],
    "2024-06-09": ["9 June 2024", "9. Juni 2024", "9 juin 2024", "9 junio 2024"],
    "2024-07-09": ["9 July 2024", "9. Juli 2024", "9 juil. 2024", "9 juillet 2024", "9 julio 2024"],
    "2024-08-09": ["9 Aug 2024", "9 août 2024", "9 aout 2024", "9 agosto 2024"],
    "2024-09-09": ["9 Sept 2024", "9 septembre 2024", "9 septiembre 2024", "9-set-24"],
    "2024-12-09": ["9 Dec 2024", "9. Dez. 2024", "9 déc. 2024", "9 diciembre 2024", "9-dic-24"],
  };
  const texts = Object.values(months).flat();
  const expected = Object.entries(months).map(([day, names]) => allAs(day, names));
  expect(await readings("ingest.read_date(value, null)", texts)).toEqual(Object.assign({}, ...expected));
});

it("a day far away is one, in every order; a year in four digits is never one of two", async () => {
  const far = {
    "9999-12-31": ["9999-12-31", "31/12/9999", "31.12.9999 00:00:00", "99991231"],
    "1900-01-01": ["1900-01-01", "1/1/1900 12:00:00 AM", "01-Jan-1900"],
    "0001-01-01": ["0001-01-01", "01/01/0001"],
    "0024-01-05": ["05/01/0024"],
  };
  const expected = Object.entries(far).map(([day, texts]) => allAs(day, texts));
  const read = await readings("ingest.read_date(value, 'dmy')", Object.values(far).flat());
  expect(read).toEqual(Object.assign({}, ...expected));
});

it("what is no day is null", async () => {
  const texts = [
    "2019-02-29", "2019-13-01", "30 Feb 2020", "3 Foo 2019", "Oct 2019", "infinity", "12019-10-03", "99999", "12345", "1",
    "2019-10-03x", "05:23.4", "soon", "Net 30", "3 Marketing 2019", "",
  ]; // prettier-ignore
  expect(await readings("ingest.read_date(value, 'dmy')", texts)).toEqual(allAs(null, texts));
});

it("days that stand for none are no texts; others stay", async () => {
  const none = [
    "0001-01-01",
    "0001-01-01T00:00:00Z",
    "0000-00-00",
    "00.00.0000",
    "0/0/0000",
    "00000000",
    "0",
    "1900-01-00",
  ];
  expect(await readings("ingest.date_text(value)", none)).toEqual(allAs(null, none));
  const days = ["2020-01-01", "01/02/2020", "00:00:00", "0002-01-01", "1900-01-01"];
  expect(await readings("ingest.date_text(value)", days)).toEqual(Object.fromEntries(days.map((day) => [day, day])));
});

it("an amount in every dress, point as decimal sign", async () => {
  const plus = [
    "1284.5", "1,284.50", "$1,284.50", "1 284.50", `1${nbsp}284.50`, "1\u202f284.50", "1'284.50", "1’284.50", "+1284.50",
    "EUR 1,284.50", "EUR1284.50", "1284.50EUR", "1,284.50 €", "US$ 1,284.50", "A$1284.50", "Rs. 1,284.50", "1,284.50 kr.",
    "1,284.50 DR", "1,284.50Dr", "1284.50 IDR", "XDR 1284.50", "1284.500000000000000",
  ]; // prettier-ignore
  const minus = [
    "-1284.50", "−1,284.50", "- 1,284.50", "-$1,284.50", "$-1,284.50", "(1,284.50)", "($1,284.50)", "$ (1,284.50)",
    "(USD 1,284.50)", "USD (1,284.50)", "1,284.50-", "1284.50- EUR", "1,284.50 CR", "1,284.50Cr.", "CR 1,284.50",
    "1,284.50 USD CR",
  ]; // prettier-ignore
  const zero = ["0", "-", " -   ", "$ -", "– €", "0.00-"];
  const none = [
    "1.2.3",
    "12abc",
    "1,2,3",
    "1 2",
    "NaN",
    "inf",
    "(-5)",
    "5%",
    "4 pcs",
    "abc",
    "()",
    "CR",
    "",
    "999999999999999.99",
  ];
  expect(await readings("ingest.read_number(value, false)", [...plus, ...minus, ...zero, ...none])).toEqual({
    ...allAs("1284.5000", plus),
    ...allAs("-1284.5000", minus),
    ...allAs("0.0000", zero),
    ...allAs(null, none),
  });
  expect(await readings("ingest.read_number(value, false)", ["1,00,000.00", ".5", "5.", "1e3"])).toEqual({
    "1,00,000.00": "100000.0000",
    ".5": "0.5000",
    "5.": "5.0000",
    "1e3": "1000.0000",
  });
});

it("an amount in every dress, comma as decimal sign", async () => {
  const plus = [
    "1284,5",
    "1.284,50",
    "1 284,50",
    `1${nbsp}284,50`,
    "1'284,50",
    "1.284,50 €",
    "EUR 1.284,50",
    "1.284,50 DR",
  ];
  const minus = ["-1.284,50", "1.284,50-", "(1.284,50)", "1.284,50 CR"];
  const none = ["1.284.5", "12,50 H", "1,2,3"];
  expect(await readings("ingest.read_number(value, true)", [...plus, ...minus, ...none, "1.284", ",5"])).toEqual({
    ...allAs("1284.5000", plus),
    ...allAs("-1284.5000", minus),
    ...allAs(null, none),
    "1.284": "1284.0000",
    ",5": "0.5000",
  });
});

it("what can only be read one way is read so whatever the file's sign, what cannot follows the file's", async () => {
  const sure = {
    "1284.5": "1284.5000",
    "1,284.50": "1284.5000",
    "12.50": "12.5000",
    "1.284,50-": "-1284.5000",
    "12,5": "12.5000",
  };
  const texts = Object.keys(sure);
  const open = ["1.284", "1,284", "1,2345"];
  expect(await readings("ingest.read_number(value, true)", [...texts, ...open])).toEqual({
    ...sure, "1.284": "1284.0000", "1,284": "1.2840", "1,2345": "1.2345",
  }); // prettier-ignore
  expect(await readings("ingest.read_number(value, false)", [...texts, ...open])).toEqual({
    ...sure, "1.284": "1.2840", "1,284": "1284.0000", "1,2345": null,
  }); // prettier-ignore
});
