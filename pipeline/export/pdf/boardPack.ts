/** One page of the report as it stood in the browser: its file without ending, its name, its question, and its HTML. */
export type Chapter = {
  readonly page: string;
  readonly name: string;
  readonly title: string;
  readonly body: string;
};

/** What the cover says; `commentary` and `figures` are HTML, empty where there is none. */
export type Cover = {
  readonly company: string;
  readonly asOf: string;
  readonly runId: string;
  readonly commentary: string;
  readonly figures: string;
};

/** One document for print: a cover, the contents with page numbers where they are known, then chapter by chapter. */
export function boardPack(
  chapters: readonly Chapter[],
  {
    cover,
    style,
    firstPages,
  }: { readonly cover: Cover; readonly style: string; readonly firstPages: readonly number[] },
): string {
  const lines = chapters.map(
    ({ page, name, title }, index) =>
      `<li><a href="#${page}"><span>${escapeHtml(name)}</span> <span>${escapeHtml(title)}</span></a> <span>${firstPages[index] ?? ""}</span></li>`,
  );
  const parts = chapters.map(({ page, body }) => `<section class="chapter" id="${page}">${body}</section>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(titleOf(cover))}</title>
<link rel="stylesheet" href="${style}"></head>
<body class="pack">
<section class="cover"><p>${escapeHtml(cover.company)}</p><h1>Receivables</h1><p>As of ${escapeHtml(cover.asOf)}</p>
<p class="run">Run ${escapeHtml(cover.runId)}</p>
${cover.figures}
${cover.commentary === "" ? "" : `<div class="commentary">${cover.commentary}</div>`}
<h2>Contents</h2><ol>${lines.join("")}</ol></section>
${parts.join("\n")}
</body></html>`;
}

/** What stands at the foot of every page: the company, the date and the run, then the page's number. */
export function packFooter(cover: Cover): string {
  return `<div style="width:100%;margin:0 16mm;display:flex;justify-content:space-between;font:7pt sans-serif;color:#555">
<span>${escapeHtml(titleOf(cover))}. Run ${escapeHtml(cover.runId)}</span>
<span><span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`;
}

/** How many pages a PDF has that Chromium wrote: it writes each page as an object of its own, uncompressed. */
export function countPdfPages(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString("latin1")
      .match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
  );
}

function titleOf({ company, asOf }: Cover): string {
  return `${company}, receivables as of ${asOf}`;
}

/** Text as HTML shows it. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
