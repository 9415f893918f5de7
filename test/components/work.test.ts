import { describe, expect, it } from "vitest";
import { draftPath, mailtoOf } from "../../src/components/work/draft.ts";
import { contactsCsv, isSnoozed, promisesCsv, type WorkEntry, withEntry } from "../../src/components/work/workLog.ts";

const entry: WorkEntry = {
  customer_id: "C1",
  currency: "EUR",
  step: "call",
  noted_date: "2026-07-01",
  note: "pays on Friday",
  promised_date: "2026-07-03",
  promised_amount: "120.50",
  snooze_date: "2026-07-06",
};

describe("what a collector keeps between two runs", () => {
  const log = withEntry({}, entry);

  it("is handed over as the files that the next run reads", () => {
    expect(contactsCsv(log).split("\r\n")).toEqual([
      "contact_id,customer_id,contact_date,step,channel,note",
      "note-2026-07-01-C1,C1,2026-07-01,call,report,pays on Friday",
      "",
    ]);
    expect(promisesCsv(log)).toContain("promise-2026-07-01-C1,C1,2026-07-01,2026-07-03,120.50,EUR");
  });
  it("lets a customer rest until its day", () =>
    expect(["2026-07-05", "2026-07-06"].map((day) => isSnoozed(log["C1"], day))).toEqual([true, false]));
  it("is forgotten where it says nothing any more", () =>
    expect(withEntry(log, { ...entry, note: " ", promised_date: "", snooze_date: "" })).toEqual({}));
});

describe("a draft", () => {
  const draft = { subject: "Due", body: "Dear C & Co,\n\npay.", statement: "", calendar: "" };

  it("opens in a mail program", () =>
    expect(mailtoOf("ap@c.example", draft)).toBe(
      "mailto:ap@c.example?subject=Due&body=Dear%20C%20%26%20Co%2C%0A%0Apay.",
    ));
  it.each(["ap@c.example,b@evil.example", "ap@c.example?bcc=b@evil.example", "Ann <ap@c.example>"])(
    "goes to nobody where its address is not one alone: %s",
    (email) => expect(mailtoOf(email, draft)).toMatch(/^mailto:\?subject=/),
  );
  it("is cut after a line where it is too long for an address, and says so", () => {
    const long = { ...draft, body: Array.from({ length: 200 }, (_, place) => `line ${place}`).join("\n") };
    const address = mailtoOf(null, long);
    expect(address.length).toBeLessThanOrEqual(1900);
    expect(decodeURIComponent(address)).toMatch(/line \d+\n\[\u2026\]$/);
  });
  it("stands in the file of its rank", () =>
    expect([1, 25, 26].map((rank) => draftPath("USD", rank))).toEqual([
      "drafts/USD-0.json",
      "drafts/USD-0.json",
      "drafts/USD-1.json",
    ]));
});
