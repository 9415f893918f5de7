import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeMail } from "../../pipeline/export/mail/mail.ts";
import { messageFile } from "../../pipeline/export/mail/messageFile.ts";
import { hostileNames } from "../browser/ledgers.ts";
import { withFolder } from "../support/folder.ts";
import { packedRun } from "../support/packedRun.ts";

test("the overview is a message of one file, by the first page's words, whose links lead to the report or to nothing", async () => {
  const outputFolder = join((await packedRun()).folder, "data");
  await withFolder(async (toFolder) => {
    const options = { outputFolder, toFolder, to: "cfo@company.example", print: null };
    expect(await writeMail({ ...options, link: "https://reports.example/ar" })).toEqual([
      "overview.html",
      "overview.eml",
    ]);
    expect((await readdir(toFolder)).sort()).toEqual(["overview.eml", "overview.html"]);
    const page = await readFile(join(toFolder, "overview.html"), "utf8");
    expect(page).toMatch(/customers owe &lt;img src=x onerror=alert\(1\)&gt;\s+EUR&nbsp;150/);
    expect(page).toContain(">Decide today</h2>");
    expect(page).toContain('href="https://reports.example/ar/customers.html?id=%3DF1"');
    // Nothing is run, and nothing is asked of anybody.
    expect(page).not.toMatch(/<(img|script|link|svg|iframe)\b/);
    expect(page).not.toMatch(/NaN|undefined|\bnull\b/);
    const mail = await readFile(join(toFolder, "overview.eml"), "utf8");
    expect(mail).toMatch(/^X-Unsent: 1\r\nTo: cfo@company\.example\r\nSubject: /);
    expect(mail).not.toMatch(/^(From|Date|Bcc):/m);
    const [, plain = ""] = /text\/plain[^]*?\r\n\r\n([^]*?)\r\n--/.exec(mail) ?? [];
    expect(Buffer.from(plain, "base64").toString()).toContain(`customers owe ${hostileNames[0]} EUR 150`);
    await writeMail({ ...options, link: "https://reports.example/ar" });
    expect(await readFile(join(toFolder, "overview.eml"), "utf8")).toBe(mail);
    await writeMail({ ...options, link: null });
    expect(await readFile(join(toFolder, "overview.html"), "utf8")).not.toContain("<a ");
    await expect(writeMail({ ...options, link: "javascript:alert(1)" })).rejects.toMatchObject({ exitCode: 3 });
  });
});

test("a message with a PDF holds text and HTML of one content, and the file beside them", () => {
  const mail = messageFile({ to: null, subject: "S", text: "T", html: "<p>T</p>", pdf: Buffer.from("%PDF") });
  const types = Array.from(mail.matchAll(/^Content-Type: ([^;\r]+)/gm), ([, type]) => type);
  expect(types).toEqual(["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"]);
  expect(mail).toContain(Buffer.from("%PDF").toString("base64"));
});
