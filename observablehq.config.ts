import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { audienceIn, noteOf, withheldPages } from "./pipeline/audience/audience.ts";

const allSections = [
  {
    name: "",
    pages: [
      { path: "/index", name: "Overview" },
      { path: "/review", name: "Review" },
      { path: "/learning", name: "Where to begin" },
    ],
  },
  {
    name: "Receivables",
    pages: [
      { path: "/aging", name: "Aging" },
      { path: "/invoices", name: "Invoices" },
      { path: "/receipts", name: "Receipts" },
      { path: "/collections", name: "Collections" },
      { path: "/cash", name: "Cash" },
    ],
  },
  {
    name: "Decide",
    pages: [
      { path: "/risk", name: "Risk" },
      { path: "/terms", name: "Terms" },
      { path: "/worklist", name: "Worklist" },
      { path: "/follow-up", name: "Follow-up" },
      { path: "/customers", name: "Customers" },
      { path: "/allowance", name: "Allowance" },
      { path: "/credit-policy", name: "Credit policy" },
    ],
  },
  {
    name: "Evidence",
    pages: [
      { path: "/data-quality", name: "Data quality" },
      { path: "/methods", name: "Methods" },
      { path: "/data-dictionary", name: "Data dictionary" },
    ],
  },
];

const manifestPath = join(process.env["COUNTBACK_PUBLISHED"] ?? "data/published", "manifest.json");
const manifest = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, "utf8")) : {};
const audience = audienceIn(manifest.settings ?? {});
const withheld = withheldPages(audience);
const sections = allSections.map(({ name, pages }) => ({
  name,
  pages: pages.filter(({ path }) => !withheld.includes(path.slice(1))),
}));
const company = String(manifest.company ?? "Receivables");
const locale = String(manifest.settings?.locale ?? "en-GB");
const isEmpty =
  manifest.tables?.some((table: { name: string; rows: number }) => table.name === "customers" && table.rows === 0) ??
  true;
const asOf = isEmpty ? "no invoice yet" : `as of ${formatDay(String(manifest.asOf))}`;

function formatDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  return day.toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function header({ path }: { path: string }): string {
  const groups = sections.map(({ name, pages }) => {
    const links = pages.map((page) => {
      const current = page.path === path ? ' aria-current="page"' : "";
      return `<li><a href="${page.path}"${current}>${page.name}</a></li>`;
    });
    return `<li>${name === "" ? "" : `<span>${name}</span>`}<ol>${links.join("")}</ol></li>`;
  });
  return `<a class="skip" href="#observablehq-main">Skip to the report</a>
<p class="masthead"><strong>${escapeHtml(company)}</strong> <span>${company === "Receivables" ? "" : "Receivables "}${asOf}</span>${audience === "credit" ? "" : ` <span class="audience">${noteOf(audience)}</span>`}
<label class="theme">Theme <select id="theme"><option value="light dark">system</option><option>light</option><option>dark</option></select></label></p>
<div class="guide"><search><label for="search">Search the report <kbd>/</kbd></label><input id="search" type="search" placeholder="customer, invoice, page" aria-keyshortcuts="/ Control+K" autocomplete="off" spellcheck="false"><ol id="found" hidden></ol><span id="found-status" class="hidden" aria-live="polite"></span></search>
<nav aria-label="Pages"><ol>${groups.join("")}</ol></nav></div>`;
}

/** The typefaces stand in the page itself: what they are is known before the style sheet has come. */
const fontFaces = readFileSync("src/fonts/fonts.css", "utf8").replace(/\s+/g, " ");

/** Set before the page is drawn, so that a reader who chose dark is not dazzled first. */
const earlyTheme = `try{document.documentElement.style.colorScheme=localStorage.getItem("countback-theme")??""}catch{}`;

export default {
  title: company,
  pages: sections.flatMap(({ pages }) => pages),
  header,
  head:
    '<link rel="icon" href="/favicon.svg" type="image/svg+xml"><meta name="color-scheme" content="light dark">' +
    `<meta name="countback-locale" content="${escapeHtml(locale)}">\n` +
    `<style>${fontFaces}</style>\n` +
    `<script>${earlyTheme}</script>\n` +
    (withheld.length === 0
      ? ""
      : `<meta name="countback-withheld" content="${withheld.join(" ")}">\n` +
        '<script type="module" src="/components/frame/withheldLinks.js"></script>\n') +
    '<script type="module" src="/components/controls/theme.js"></script>\n' +
    '<script type="module" src="/components/controls/search.js"></script>',
  footer: `Made by Countback from the exports listed under data quality. Run ${escapeHtml(String(manifest.runId ?? "").slice(0, 12))}.`,
  style: "style.css",
  globalStylesheets: [],
  sidebar: false,
  pager: false,
  toc: { show: true, label: "On this page" },
  preserveExtension: true,
  preserveIndex: true,
};
