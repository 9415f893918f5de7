/** What the search finds: an address within the report, the page's name, the section's heading and its words. */
export type SearchEntry = {
  readonly href: string;
  readonly page: string;
  readonly title: string;
  readonly text: string;
};

/**
 * The sections of a built page: one for the page itself under its first heading, one for each heading with an anchor,
 * be it that of the folded section that it names.
 * The page's name is what its title says before the company.
 */
export function pageSections(file: string, html: string): readonly SearchEntry[] {
  const page = plainText(/<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? file).split(" | ")[0] ?? file;
  const whole = /<main\b[^>]*>([\s\S]*?)<\/main>/.exec(html)?.[1] ?? "";
  const main = whole.replace(/<details class="fold" id="([^"]*)">\s*<summary><h2>/g, '<h2 id="$1">');
  const [opening = "", ...sections] = main.split(/(?=<h[23]\b)/);
  const title = plainText(/<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(opening)?.[1] ?? page);
  const text = plainText(opening.replace(/<h1\b[\s\S]*?<\/h1>/, ""));
  return [
    { href: file, page, title, text },
    ...sections.map((section) => {
      const [heading = "", id, inner] =
        /^<h[23]\b[^>]*?(?:\sid="([^"]*)")?[^>]*>([\s\S]*?)<\/h[23]>/.exec(section) ?? [];
      return {
        href: id === undefined ? file : `${file}#${id}`,
        page,
        title: plainText(inner ?? ""),
        text: plainText(section.slice(heading.length)),
      };
    }),
  ];
}

function plainText(html: string): string {
  return html
    .replace(/<(script|noscript|style)\b[\s\S]*?<\/\1>/g, "")
    .replace(/<!--[\s\S]*?-->|<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|nbsp|#\d+);/g, (_, name: string) => characters[name] ?? codeOf(name))
    .replace(/\s+/g, " ")
    .trim();
}

const characters: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

function codeOf(name: string): string {
  return String.fromCodePoint(Number(name.slice(1)));
}
