import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { projectFolder } from "../../pipeline/settings.ts";
import { withExports } from "./exports.ts";

const page = readFileSync(join(projectFolder, "docs/profiles.md"), "utf8");

/** The blocks of one language on the page. */
function blocks(language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, "g"))].map(([, text = ""]) => text);
}

describe("the worked example of docs/profiles.md", () => {
  it("reads as the page says", async () => {
    const [documents = "", contacts = ""] = blocks("csv");
    const profile = z.record(z.string(), z.unknown()).parse(JSON.parse(blocks("json")[0] ?? ""));
    await withExports(
      { "documents.csv": documents, "contacts.csv": contacts },
      async ({ rows, error }) => {
        expect(error).toBeNull();
        expect(
          await rows("select invoice_id, customer_name, due_date, amount, paid_amount from ingest.invoices"),
        ).toEqual([
          { invoice_id: "1001", customer_name: "Acme Ltd", due_date: "2024-02-09", amount: 120, paid_amount: 50 },
        ]);
        expect(await rows("select credit_note_id, amount from ingest.credit_notes")).toEqual([
          { credit_note_id: "2001", amount: 12 },
        ]);
        expect(await rows("select rule, amount from ingest.findings")).toEqual([{ rule: "draft", amount: 48 }]);
        expect(
          await rows(
            "select rows_read, rows_accepted, rows_left_out, amount_read, amount_accepted, amount_left_out from ingest.files where file = 'documents.csv'",
          ),
        ).toEqual([
          {
            rows_read: 3,
            rows_accepted: 2,
            rows_left_out: 1,
            amount_read: 180,
            amount_accepted: 132,
            amount_left_out: 48,
          },
        ]);
      },
      { profile },
    );
  });
});
