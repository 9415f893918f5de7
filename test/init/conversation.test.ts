import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ProfileSchema } from "../../pipeline/ingest/profiles/profile.ts";
import { init } from "../../pipeline/init/init.ts";
import { ConfigSchema } from "../../pipeline/settings.ts";
import { rowsOf } from "../ingest/exports.ts";
import { countback } from "../support/command.ts";
import { withFolder } from "../support/folder.ts";

/** Answers by what is asked: the first that fits a question is taken, and used up; of the others Enter. */
type Answers = readonly (readonly [question: string, answer: string])[];

type Talked = {
  readonly said: string;
  readonly asked: readonly string[];
  readonly config: unknown;
  readonly draft: unknown;
};

async function readJson(file: string): Promise<unknown> {
  return existsSync(file) ? JSON.parse(await readFile(file, "utf8")) : null;
}

/** Talks init over files: what it said and asked, and what it wrote. */
async function talkOver(files: Readonly<Record<string, string>>, answers: Answers): Promise<Talked> {
  return withFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const left = [...answers];
    const said: string[] = [];
    const asked: string[] = [];
    const ask = (question: string): Promise<string> => {
      asked.push(question.trim());
      const at = left.findIndex(([part]) => question.includes(part));
      return Promise.resolve(at === -1 ? "" : (left.splice(at, 1)[0]?.[1] ?? ""));
    };
    await init({ input: folder }, { say: (text) => void said.push(text), ask });
    const [config, draft] = await Promise.all(
      ["countback.config.json", "countback.draft.json"].map((name) => readJson(join(folder, name))),
    );
    return { said: said.join("\n"), asked, config, draft };
  });
}

const unknown = `Bezug;Partei;Tag;Ziel;Wert;Noch;Stand
R1;Acme;05.01.2024;04.02.2024;1.100,00;100,00;teils
R2;Bolt;17.01.2024;;250,50;250,50;frisch
R3;Cato;18.01.2024;;80,00;80,00;weg
`;

describe("a person maps a file of which hardly a word is known", () => {
  const change = "Change something?";
  const answers: Answers = [
    [change, "Bezug = invoice_id"],
    [change, "Partei = customer_name"],
    [change, "Tag = issue date"],
    [change, "Ziel = due date"],
    [change, "Wert = amount"],
    [change, "Noch = open amount"],
    [change, "Stand = status"],
    [change, "teils = open"],
    ['Stand "weg"', "void"],
    ["open items only", "all"],
    ["which terms", "Net 14"],
    ["no currency", "chf"],
    ["Write this mapping", "y"],
  ];

  test("every column is shown with what it holds, changed by a line each, and what the file leaves open is asked", async () => {
    const { said, asked, config } = await talkOver({ "export.csv": unknown }, answers);
    expect(said).toContain("  Wert     not used: sum 1430.50 in 3: 1.100,00 | 250,50 | 80,00");
    expect(said).toContain("  Stand    not used: 3 different: teils | frisch | weg");
    expect(said).toContain("  Wert   → amount          because of what was said: sum 1430.50 in 3");
    expect(asked.filter((each) => !each.startsWith(change))).toEqual([
      'export.csv: what does Stand "frisch" mean (1 row, 250.50)? [void/draft/proforma/written_off/paid/disputed/pending/open; Enter: open]',
      'export.csv: what does Stand "weg" mean (1 row, 80.00)? [void/draft/proforma/written_off/paid/disputed/pending/open; Enter: open]',
      "export.csv: are these the open items only, or all invoices, of which none is settled yet? [open/all; Enter: open]",
      "export.csv: some rows say no due date: which terms are usual? [as Net 30; Enter: due on the invoice date]",
      "export.csv: no currency is named: which one is it? [three letters, as EUR; Enter: not known]",
      expect.stringMatching(/^Write this mapping to .*countback.config.json\? \[Y/),
    ]);
    expect(config).toMatchObject({ baseCurrency: "CHF", profile: { name: "own", guessed: true } });
    const rows = await rowsOf(
      { "export.csv": unknown },
      `select invoice_id, amount::double as amount, open_amount::double as open, terms, currency from ingest.invoices order by all`,
      ConfigSchema.parse(config),
    );
    expect(rows).toEqual([
      { invoice_id: "R1", amount: 1100, open: 100, terms: "Net 14", currency: "CHF" },
      { invoice_id: "R2", amount: 250.5, open: 250.5, terms: "Net 14", currency: "CHF" },
    ]);
  });

  test("who stops has what there is in a draft, with what is missing and the columns that nobody uses", async () => {
    const stopped: Answers = [...answers.slice(0, 3), [change, "stop"]];
    const { said, config, draft } = await talkOver({ "export.csv": unknown }, stopped);
    expect(config).toBeNull();
    expect(draft).toMatchObject({
      describes: "not done: export.csv: no column could be told to be an amount; it was stopped",
      layouts: [
        {
          feeds: [{ table: "invoices", columns: { invoice_id: "Bezug", customer_name: "Partei", issue_date: "Tag" } }],
          unused: ["Ziel", "Wert", "Noch", "Stand"],
        },
      ],
    });
    expect(ProfileSchema.safeParse(draft).success).toBe(true);
    expect(said).toMatch(
      /Stopped: what there is stands in .*countback.draft.json: go on in it, then npx countback check /,
    );
  });

  test("what cannot be is said, and the talk goes on", async () => {
    const odd: Answers = [
      [change, "Wert = money"],
      [change, "Preis = amount"],
      [change, "Wert amount"],
      [change, "?"],
      [change, ""],
      [change, "stop"],
    ];
    const { said } = await talkOver({ "export.csv": unknown }, odd);
    for (const each of [
      "no such meaning of a column of invoices: money",
      "no such column, nor a word of one: Preis",
      "not understood: Wert amount (COLUMN = MEANING)",
      "WORD = MEANING",
      "export.csv cannot be mapped yet (stop writes what there is): no column could be told to be",
    ]) {
      expect(said).toContain(each);
    }
  });
});

test("which currency a mark of several is, is asked as where there is none", async () => {
  const text = "Invoice,Customer,Date,Due date,Amount\n1,Acme,2024-01-05,2024-02-05,¥110000\n";
  const { config } = await talkOver({ "a.csv": text }, [["no currency is named", "JPY"]]);
  expect(config).toMatchObject({ baseCurrency: "JPY" });
});

test("what a balance is, and the order of day and month, are asked where nothing decides them", async () => {
  const text = "Invoice,Customer,Date,Due date,Amount,Balance,Currency\n1,Acme,03/04/2024,03/05/2024,10.00,9.00,USD\n";
  const { asked, config } = await talkOver({ "a.csv": text }, [
    ["the account's balance after it?", "account"],
    ["day or the month first", "day"],
  ]);
  expect(asked).toContain(
    "a.csv: is Balance what is still open of its row, or the account's balance after it? [open/account; Enter: open]",
  );
  expect(asked.slice(-2)).toEqual([
    "Is the day or the month first? [day/month]",
    expect.stringMatching(/^Write this mapping to /),
  ]);
  expect(config).toMatchObject({ dateOrder: "dmy" });
  expect(JSON.stringify(config)).not.toContain("Balance");
});

test("two whole lists of open items are one series: what is open is that of the later", async () => {
  const list = (rows: string) => `Invoice,Customer,Date,Due date,Amount,Currency\n${rows}`;
  const files = {
    "aging 2024-01-31.csv": list("1,Acme,2024-01-05,2024-02-05,10.00,USD\n2,Bolt,2024-01-06,2024-02-06,20.00,USD\n"),
    "aging 2024-02-29.csv": list("2,Bolt,2024-01-06,2024-02-06,15.00,USD\n3,Acme,2024-02-06,2024-03-06,30.00,USD\n"),
  };
  const { asked, config } = await talkOver(files, [["have the same columns", "whole"]]);
  expect(asked).toContain(
    "aging 2024-01-31.csv, aging 2024-02-29.csv have the same columns: is each a whole list of the open items of its day, or only what is new? [whole/new; Enter: not known]",
  );
  const open =
    "select cast(snapshot_date as varchar) as day, sum(open_amount)::double as open from ingest.open_items group by all order by all";
  expect(await rowsOf(files, open, ConfigSchema.parse(config))).toEqual([
    { day: "2024-01-31", open: 30 },
    { day: "2024-02-29", open: 45 },
  ]);
});

describe("--answers", () => {
  const answers = {
    currency: "CHF",
    files: {
      "export.csv": {
        columns: { Bezug: "invoice_id", Partei: "customer_name", Tag: "issue_date", Ziel: "due_date", Wert: "amount", Noch: "balance", Stand: "status" },
        words: { WEG: "void" },
        list: "open",
        terms: "Net 14",
      },
    },
  }; // prettier-ignore

  async function initWith(
    said: object,
  ): Promise<{ readonly stderr: string; readonly config: unknown; readonly draft: unknown }> {
    return withFolder(async (folder) => {
      await mkdir(join(folder, "in"));
      await writeFile(join(folder, "in", "export.csv"), unknown);
      await writeFile(join(folder, "answers.json"), JSON.stringify(said));
      const { stderr } = await countback([
        "init",
        "--input",
        join(folder, "in"),
        "--answers",
        join(folder, "answers.json"),
      ]);
      const [config, draft] = await Promise.all(
        ["countback.config.json", "countback.draft.json"].map((name) => readJson(join(folder, "in", name))),
      );
      return { stderr, config, draft };
    });
  }

  test("say in a file what would be asked: nobody needs to sit there", async () => {
    const { stderr, config } = await initWith(answers);
    expect(stderr).toBe("");
    const sums =
      "select count(*) as n, sum(amount)::double as amount, sum(open_amount)::double as open from ingest.invoices";
    const { profile, baseCurrency } = ConfigSchema.parse(config);
    expect(baseCurrency).toBe("CHF");
    expect(await rowsOf({ "export.csv": unknown }, sums, { profile, baseCurrency })).toEqual([
      { n: 2, amount: 1350.5, open: 350.5 },
    ]);
  });

  test.each([
    [{ files: { "other.csv": {} } }, "no such file to map: other.csv"],
    [{ files: { "export.csv": { columns: { Preis: "amount" } } } }, "export.csv has no column Preis"],
    [
      { files: { "export.csv": { columns: { Wert: "money" } } } },
      "files.export.csv.columns.Wert: no such meaning: money",
    ],
    [
      { files: { "export.csv": { columns: { Wert: "payment_date" } } } },
      "export.csv: a column of invoices is no payment_date: Wert",
    ],
    [{ money: "EUR" }, 'Unrecognized key: "money"'],
  ])("that cannot be are refused: %j", async (said, problem) => {
    const { stderr, config } = await initWith(said);
    expect(stderr).toContain("countback: invalid answers: ");
    expect(stderr).toContain(problem);
    expect(config).toBeNull();
  });

  test("that leave something open write a draft, no mapping, and a later one beside it", async () => {
    const { stderr, config, draft } = await initWith({ files: { "export.csv": { columns: { Tag: "issue_date" } } } });
    expect(stderr).toMatch(
      /nothing could be mapped: export.csv: no column could be told to be .*; what there is stands in .*countback.draft.json/,
    );
    expect(config).toBeNull();
    expect(draft).toMatchObject({ layouts: [{ feeds: [{ columns: { issue_date: "Tag" } }] }] });
  });
});
