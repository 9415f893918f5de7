import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const pages = [
  { path: "/index", name: "Overview" },
  { path: "/aging", name: "Aging" },
  { path: "/collections", name: "Collections" },
  { path: "/cash", name: "Cash" },
  { path: "/risk", name: "Risk" },
  { path: "/terms", name: "Terms" },
  { path: "/worklist", name: "Worklist" },
  { path: "/customers", name: "Customers" },
  { path: "/data-quality", name: "Data quality" },
  { path: "/credit-policy", name: "Credit policy" },
  { path: "/methods", name: "Methods" },
];

const manifestPath = join(process.env["COUNTBACK_PUBLISHED"] ?? "data/published", "manifest.json");
const manifest = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, "utf8")) : {};
const company = String(manifest.company ?? "Receivables");
const isEmpty =
  manifest.tables?.some((table: { name: string; rows: number }) => table.name === "customers" && table.rows === 0) ??
  true;
const asOf = isEmpty ? "no invoice yet" : `as of ${formatDay(String(manifest.asOf))}`;

function formatDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  return day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function header({ path }: { path: string }): string {
  const links = pages.map((page) => {
    const current = page.path === path ? ' aria-current="page"' : "";
    return `<li><a href="${page.path}"${current}>${page.name}</a></li>`;
  });
  return `<a class="skip" href="#observablehq-main">Skip to the report</a>
<p class="masthead"><strong>${escapeHtml(company)}</strong> <span>${company === "Receivables" ? "" : "Receivables "}${asOf}</span>
<label class="theme">Theme <select id="theme"><option value="light dark">system</option><option>light</option><option>dark</option></select></label></p>
<nav aria-label="Pages"><ol>${links.join("")}</ol></nav>`;
}

export default {
  title: company,
  pages,
  header,
  head: '<link rel="icon" href="/favicon.svg" type="image/svg+xml"><meta name="color-scheme" content="light dark">\n<script type="module" src="/components/theme.js"></script>',
  footer: `Made by Countback from the exports listed under data quality. Run ${escapeHtml(String(manifest.runId ?? "").slice(0, 12))}.`,
  style: "style.css",
  globalStylesheets: [],
  sidebar: false,
  pager: false,
  toc: { show: true, label: "On this page" },
  preserveExtension: true,
  preserveIndex: true,
};
