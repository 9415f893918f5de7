import { describe, expect, it } from "vitest";
import { filesOf, findingsOf, invoices, numbered, rowsOf } from "./exports.ts";

const header = ["invoice_id", "customer_id", "issue_date", "due_date", "amount", "currency"];
const row = ["I1", "Mäßig & Söhne", "2020-01-01", "2020-01-31", "1234.50", "EUR"];
const text = `${header.join(",")}\n${row.join(",")}\n`;
const query = "select customer_id, amount from ingest.invoices";
const expected = [{ customer_id: "Mäßig & Söhne", amount: 1234.5 }];

function utf16(content: string, { isBig }: { readonly isBig: boolean }): Uint8Array {
  const bytes = Buffer.from(content, "utf16le");
  return isBig ? bytes.swap16() : bytes;
}

/** The same two lines, with the invoice of a number's own. */
const textOf = (number: number): string => text.replace("I1", `${number}I1`);
const queryOf = (number: number): string => `${query} where invoice_id = '${number}I1'`;

describe("encodings", () => {
  const encodings: readonly (readonly [string, (content: string) => Uint8Array])[] = [
    ["UTF-8", (content) => Buffer.from(content)],
    ["UTF-8 with a byte order mark", (content) => Buffer.from(`\ufeff${content}`)],
    ["UTF-16 little endian", (content) => utf16(`\ufeff${content}`, { isBig: false })],
    ["UTF-16 big endian", (content) => utf16(`\ufeff${content}`, { isBig: true })],
    ["UTF-16 without a mark", (content) => utf16(content, { isBig: false })],
  ];
  const files = filesOf(encodings, ([, encode], number) => encode(textOf(number)));

  it.each(numbered(encodings))("%s", async (_, __, number) => {
    expect(await rowsOf(files, queryOf(number))).toEqual(expected);
    expect(await findingsOf(files)).toEqual([]);
  });

  it("names in quotes are cut by their own delimiter only, however few of them a layout asks for", async () => {
    const quoted = ["customer_id", "invoice no", "date"].map((name) => `"${name}"`).join(",");
    const [finding] = await findingsOf({ "a.csv": `${quoted}\n"C1","I1","2020-01-01"\n` });
    expect(finding).toBe("warning unrecognised_file");
  });

  it("Windows-1252 is read, with a warning", async () => {
    const content = Buffer.from(text, "latin1");
    expect(await rowsOf({ "a.csv": content }, query)).toEqual(expected);
    expect(await findingsOf({ "a.csv": content })).toEqual(["warning invalid_encoding"]);
  });

  it("a broken character in UTF-8 does not turn the others into nonsense", async () => {
    const content = Buffer.concat([
      Buffer.from(text),
      Buffer.from("I2,"),
      Buffer.from([0xc3]),
      Buffer.from(",2020-01-01,2020-01-31,1,EUR\n"),
    ]);
    expect(await rowsOf({ "a.csv": content }, `${query} order by amount`)).toEqual([
      { customer_id: "\ufffd", amount: 1 },
      ...expected,
    ]);
    expect(await findingsOf({ "a.csv": content })).toEqual(["warning invalid_encoding"]);
  });
});

describe("delimiters, quotes and line ends", () => {
  const delimiters = [[","], [";"], ["\t"], ["|"]] as const;
  const cut = filesOf(delimiters, ([delimiter], number) => textOf(number).replaceAll(",", delimiter));

  it.each(numbered(delimiters))("%j", async (_, number) => {
    expect(await rowsOf(cut, queryOf(number))).toEqual(expected);
  });

  const ends = [["\n"], ["\r\n"], ["\r"]] as const;
  const ended = filesOf(ends, ([end], number) => textOf(number).replaceAll("\n", end));
  const unnamed = filesOf(ends, ([end], number) =>
    text.replace("I1", "").replace("2020-01-31", `2020-02-1${number}`).replaceAll("\n", end),
  );

  it.each(numbered(ends))("line end %j", async (_, number) => {
    expect(await rowsOf(ended, queryOf(number))).toEqual(expected);
    expect(await findingsOf(unnamed, {}, `${number}.csv`)).toEqual(["warning missing_invoice_id line 2 1234.5000"]);
  });

  it("quoted fields hold delimiters, quotes and line breaks", async () => {
    const content = invoices('"I,1","the ""big"" one\nof 5"" pipes",2020-01-01,2020-01-31,1,EUR');
    expect(await rowsOf({ "a.csv": content }, "select invoice_id, customer_id from ingest.invoices")).toEqual([
      { invoice_id: "I,1", customer_id: 'the "big" one\nof 5" pipes' },
    ]);
  });

  it("space around texts, plain or not, is no part of them", async () => {
    const content = invoices(" I1 ,\u00a0ACME\t,2020-01-01 , 2020-01-31, 5 , eur");
    expect(
      await rowsOf(
        { "a.csv": content },
        "select invoice_id, customer_id, due_date, amount, currency from ingest.invoices",
      ),
    ).toEqual([{ invoice_id: "I1", customer_id: "ACME", due_date: "2020-01-31", amount: 5, currency: "EUR" }]);
  });

  it.each([
    ["in the header only", "currency,\n", ""],
    ["in the rows only", "currency\n", ","],
    ["in both", "currency,\n", ","],
  ])("a delimiter at the end %s names no column", async (_, end, rowEnd) => {
    const content = text.replace("currency\n", end).replace("EUR\n", `EUR${rowEnd}\n`);
    expect(await rowsOf({ "a.csv": content }, query)).toEqual(expected);
    expect(await findingsOf({ "a.csv": content })).toEqual([]);
  });

  it("a name in quotes may hold a line break, a header a star, and what is above it may be a separator for spreadsheets", async () => {
    const content =
      'sep=;\n"*invoice\nid";Customer ID;issue_date;due_date;"Amount";currency\n;A;2020-01-01;2020-01-31;6;EUR\n';
    expect(await findingsOf({ "a.csv": content })).toEqual(["warning missing_invoice_id line 4 6.0000"]);
    expect(await rowsOf({ "a.csv": content }, query)).toEqual([{ customer_id: "A", amount: 6 }]);
  });

  it.each([
    ["a quoted title of\ntwo lines", '"Open items\nof ACME",,\n'],
    ["a quote left open", '"Open items\n'],
    ["a quote amid words", 'pipes of 5" each\n'],
  ])("%s above the header takes no row away", async (_, title) => {
    expect(await rowsOf({ "a.csv": `${title}${text}` }, query)).toEqual(expected);
  });

  it("a title above the header and a delimiter at the end of rows do no harm", async () => {
    const content = `Open items of ACME\n\n${invoices("I1,A,2020-01-01,2020-01-31,5,EUR,", ",A,2020-01-01,2020-01-31,6,EUR,")}`;
    expect(await findingsOf({ "a.csv": content })).toEqual(["warning missing_invoice_id line 5 6.0000"]);
  });
});
