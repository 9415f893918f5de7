import { createReadStream } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { pipeline } from "node:stream";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { CountbackError } from "../errors.ts";
import { reportFolder } from "./report.ts";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".parquet": "application/vnd.apache.parquet",
};

const compress = promisify(gzip);

/** Names under which a browser of this machine may ask: a page of elsewhere that points its own name here gets nothing. */
const ownHosts = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** A file whose name says what is in it, as the site generator gives them. */
const hashedName = /\.[0-9a-f]{8}\.\w+$/;

const notFoundPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Not found</title>
<style>body{font:16px/1.5 Georgia,serif;margin:48px;color-scheme:light dark}</style>
<h1>No such page</h1><p>The report has no page at this address.</p>`;

/**
 * Serves a built site on 127.0.0.1. Without `port` it takes 4173 or the next free one; a port that was asked for and is
 * taken is an error. Returns the address (`http://127.0.0.1:4173/`) and a function that stops the server.
 */
export async function serveSite(options: {
  readonly siteFolder: string;
  readonly port?: number;
}): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const find = finder(resolve(options.siteFolder));
  const { port: asked } = options;
  if (asked !== undefined && asked > 65_535) throw new CountbackError(`invalid port: ${asked}`, 3);
  const server = createServer((request, response) => void answer(find, request, response));
  const ports = asked === undefined ? Array.from({ length: 20 }, (_, index) => 4173 + index) : [asked];
  const port = await listenOnFirst(server, ports);
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function listenOnFirst(server: Server, ports: readonly number[]): Promise<number> {
  for (const port of ports) {
    const failure = await new Promise<string | null>((done) => {
      server.once("error", (error) => done(error.message));
      server.listen(port, "127.0.0.1", () => done(null));
    });
    server.removeAllListeners("error");
    const address = server.address();
    if (failure === null && address !== null && typeof address === "object") return address.port;
  }
  throw new CountbackError(`port in use: ${ports.join(", ")}`, 3);
}

async function answer(find: Find, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
  if (!ownHosts.test(request.headers.host ?? "")) {
    response.writeHead(421, { "Content-Type": "text/plain; charset=utf-8" }).end("Not a name of this server.\n");
    return;
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const path = await find(request.url ?? "/");
  if (path === null) {
    response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" }).end(notFoundPage);
    return;
  }
  await send(path, request, response).catch(() => response.destroy());
}

type Find = (url: string) => Promise<string | null>;

/** How many runs' sites a server looks back on for a page that was opened before the last. */
const lookBack = 3;

/**
 * Finds the files of a site that runs may replace meanwhile: a page is that of the current run, and what it then asks for is
 * taken from the same run; a file that is named after its content and not there, from the runs of pages opened before.
 */
function finder(siteFolder: string): Find {
  let folders: readonly string[] = [];
  return async (url) => {
    if (isPage(url) || folders.length === 0) {
      const current = await reportFolder(siteFolder);
      folders = [current, ...folders.filter((folder) => folder !== current)].slice(0, lookBack);
    }
    for (const folder of hashedName.test(url) ? folders : folders.slice(0, 1)) {
      const path = await findFile(folder, url);
      if (path !== null) return path;
    }
    return null;
  };
}

function isPage(url: string): boolean {
  return /^[^?#]*(?:\/|\/[^./?#]+|\.html)(?:[?#]|$)/.test(url);
}

/** The file that an address stands for: the page `aging.html` for `/aging`, null where none is, outside the folder, or where a link leads out of it. */
async function findFile(folder: string, url: string): Promise<string | null> {
  try {
    const pathname = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const path = normalize(join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    if (!path.startsWith(folder + sep) || path.includes("\0")) return null;
    for (const candidate of [path, `${path}.html`]) {
      if (!(await stat(candidate).catch(() => null))?.isFile()) continue;
      return (await realpath(candidate)).startsWith((await realpath(folder)) + sep) ? candidate : null;
    }
    return null;
  } catch {
    return null;
  }
}

async function send(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const type = contentTypes[extname(path)] ?? "application/octet-stream";
  const { size } = await stat(path);
  const range = rangeOf(request.headers.range, size);
  const accepts = /gzip/.test(String(request.headers["accept-encoding"] ?? ""));
  const body =
    accepts && range === null && type !== "application/octet-stream" ? await compress(await readFile(path)) : null;
  const headers = {
    "Content-Type": type,
    "Cache-Control": hashedName.test(path) ? "max-age=31536000, immutable" : "no-cache",
    "Accept-Ranges": "bytes",
    Vary: "Accept-Encoding",
  };
  const [from, to] = range ?? [0, size - 1];
  if (from > to && range !== null) {
    response.writeHead(416, { ...headers, "Content-Range": `bytes */${size}` }).end();
    return;
  }
  response.writeHead(range === null ? 200 : 206, {
    ...headers,
    "Content-Length": body?.length ?? to - from + 1,
    ...(body === null ? {} : { "Content-Encoding": "gzip" }),
    ...(range === null ? {} : { "Content-Range": `bytes ${from}-${to}/${size}` }),
  });
  if (request.method === "HEAD" || size === 0) response.end();
  else if (body !== null) response.end(body);
  else pipeline(createReadStream(path, { start: from, end: to }), response, () => undefined);
}

/** The first and last byte that are asked for (RFC 9110, 14.2), the first after the last where there are none; null for all. */
function rangeOf(asked: string | undefined, size: number): readonly [number, number] | null {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(asked ?? "") ?? [];
  if (first === "" && last === "") return null;
  if (first === "") return [Math.max(0, size - Number(last)), Number(last) === 0 ? -1 : size - 1];
  if (last !== "" && Number(last) < Number(first)) return null;
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return [Number(first), end];
}
