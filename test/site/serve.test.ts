import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
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
  server = await serveSite({ siteFolder: join(folder, "site"), port: 0 });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Asks for a path as it stands: fetch would tidy `..` away before it is sent. */
function ask(path: string, method = "GET"): Promise<{ status: number; type: string; body: string }> {
  const { hostname, port } = new URL(server.address);
  return new Promise((done, fail) => {
    request({ hostname, port, path, method }, (response) => {
      let body = "";
      response.on("data", (part: Buffer) => (body += part.toString()));
      response.on("end", () =>
        done({ status: response.statusCode ?? 0, type: String(response.headers["content-type"]), body }),
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
    ["/%00", 404, "No such page"],
    ["/%", 404, "No such page"],
  ])("answers %s with %i", async (path, status, words) => {
    const answer = await ask(path);
    expect([answer.status, answer.type]).toEqual([status, "text/html; charset=utf-8"]);
    expect(answer.body).toContain(words);
  });

  it("only reads", async () => expect((await ask("/", "POST")).status).toBe(405));

  it("refuses a port that is taken", async () => {
    const port = Number(new URL(server.address).port);
    await expect(serveSite({ siteFolder: join(folder, "site"), port })).rejects.toThrow(`port in use: ${port}`);
  });
});
