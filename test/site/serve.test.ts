import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveSite } from "../../pipeline/site/serve.ts";

let folder: string;
let server: Awaited<ReturnType<typeof serveSite>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "countback-serve-"));
  await mkdir(join(folder, "site"));
  await writeFile(join(folder, "site", "index.html"), "<p>front</p>");
  await writeFile(join(folder, "site", "aging.html"), "<p>aging</p>");
  await writeFile(join(folder, "secret.txt"), "secret");
  await symlink(join(folder, "secret.txt"), join(folder, "site", "link.html"));
  await symlink(folder, join(folder, "site", "up"));
  server = await serveSite({ siteFolder: join(folder, "site"), port: 0 });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Asks for a path as it stands: fetch would tidy `..` away before it is sent. */
function ask(path: string, method = "GET", headers: OutgoingHttpHeaders = {}) {
  const { hostname, port } = new URL(server.address);
  return new Promise<{ status: number; type: string; body: string; headers: IncomingHttpHeaders }>((done, fail) => {
    request({ hostname, port, path, method, headers }, (response) => {
      let body = "";
      response.on("data", (part: Buffer) => (body += part.toString()));
      response.on("end", () =>
        done({
          status: response.statusCode ?? 0,
          type: String(response.headers["content-type"]),
          body,
          headers: response.headers,
        }),
      );
    })
      .on("error", fail)
      .end();
  });
}

describe("the server of a site", () => {
  it("stands on 127.0.0.1 only", () => expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/));

  it.each([
    ["/", 200, "front"],
    ["/index.html", 200, "front"],
    ["/aging", 200, "aging"],
    ["/aging.html?date=2024-01-31", 200, "aging"],
    ["/no-such-page", 404, "No such page"],
    ["/../secret.txt", 404, "No such page"],
    ["/%2e%2e/secret.txt", 404, "No such page"],
    ["/..%2fsecret.txt", 404, "No such page"],
    ["/link", 404, "No such page"],
    ["/link.html", 404, "No such page"],
    ["/up/secret.txt", 404, "No such page"],
    ["/%00", 404, "No such page"],
    ["/%", 404, "No such page"],
  ])("answers %s with %i", async (path, status, words) => {
    const answer = await ask(path);
    expect([answer.status, answer.type]).toEqual([status, "text/html; charset=utf-8"]);
    expect(answer.body).toContain(words);
  });

  it.each([
    ["evil.example", 421],
    ["evil.example:4173", 421],
    ["127.0.0.1.evil.example", 421],
    ["localhost:8080", 200],
    ["[::1]:4173", 200],
  ])("asked as %s it answers %i", async (host, status) => {
    expect((await ask("/", "GET", { host })).status).toBe(status);
  });

  it.each([
    ["bytes=0-2", 206, "<p>", "bytes 0-2/12"],
    ["bytes=9-", 206, "/p>", "bytes 9-11/12"],
    ["bytes=-3", 206, "/p>", "bytes 9-11/12"],
    ["bytes=10-99", 206, "p>", "bytes 10-11/12"],
    ["bytes=12-", 416, "", "bytes */12"],
    ["bytes=-0", 416, "", "bytes */12"],
    ["lines=0-2", 200, "<p>front</p>", undefined],
  ])("of %s it gives %i", async (range, status, body, content) => {
    const answer = await ask("/", "GET", { range });
    expect([answer.status, answer.body, answer.headers["content-range"]]).toEqual([status, body, content]);
  });

  it("says how long an answer is, packed or not", async () => {
    expect((await ask("/", "HEAD")).headers["content-length"]).toBe("12");
    const packed = await ask("/", "GET", { "accept-encoding": "gzip" });
    expect(packed.headers).toMatchObject({
      "content-encoding": "gzip",
      "content-length": expect.stringMatching(/^\d+$/),
    });
  });

  it("only reads", async () => expect((await ask("/", "POST")).status).toBe(405));

  it("refuses a port that is taken", async () => {
    const port = Number(new URL(server.address).port);
    await expect(serveSite({ siteFolder: join(folder, "site"), port })).rejects.toThrow(`port in use: ${port}`);
  });
});
