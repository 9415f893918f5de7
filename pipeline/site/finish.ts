import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CountbackError } from "../errors.ts";

/**
 * Finishes the generated pages: language, zoom, and a content-security policy that allows only own files and the
 * inline scripts found in the page (by hash). The overview also gets `still`, its figures for readers without scripts.
 * Throws when a page is missing or shows an error.
 */
export async function finishPages(
  builtFolder: string,
  { sourceFolder, still }: { readonly sourceFolder: string; readonly still: string },
): Promise<void> {
  const pages = (await readdir(sourceFolder)).filter((file) => file.endsWith(".md"));
  for (const page of pages) {
    const name = page.replace(/\.md$/, ".html");
    const path = join(builtFolder, name);
    if (!existsSync(path)) throw new CountbackError(`page missing from the site: ${name}`);
    const html = await readFile(path, "utf8");
    if (html.includes("observablehq--error")) throw new CountbackError(`page with an error: ${name}`);
    await writeFile(path, finishPage(withStill(html, name === "index.html" ? still : null)));
  }
}

/**
 * A page that says what it is where no script runs: each that its content is drawn, the overview with its `still` figures in
 * their place, below their heading.
 */
export function withStill(html: string, still: string | null): string {
  const where = still === null ? 'stand on the <a href="./index.html">overview</a>' : "stand below";
  const told = `<noscript><p>This page is drawn by scripts of its own, which do not run here; the headline figures ${where}.</p></noscript>`;
  const page = html.replace("</h1>", () => `</h1>\n${told}`);
  return still === null
    ? page
    : page.replace(/<h2 id="the-figures"[\s\S]*?<\/h2>/, (heading) => `${heading}\n${still}`);
}

/** One page's HTML with `lang`, free zoom and its content-security policy. */
export function finishPage(html: string): string {
  const policy = contentSecurityPolicy(html);
  return html
    .replace("<html>", '<html lang="en">')
    .replace(", maximum-scale=1", "")
    .replace(
      '<meta charset="utf-8">',
      `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    );
}

/** What a page may load: styles may be inline (charts set them on marks); scripts only as files or by the hash of their text. */
export function contentSecurityPolicy(html: string): string {
  const scripts = html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g);
  const hashes = Array.from(scripts, ([, code]) =>
    createHash("sha256")
      .update(code ?? "")
      .digest("base64"),
  );
  const allowed = ["'self'", ...hashes.map((hash) => `'sha256-${hash}'`)].join(" ");
  return [
    "default-src 'none'",
    `script-src ${allowed}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
