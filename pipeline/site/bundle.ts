import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { build, type Metafile } from "esbuild";

/** How scripts are joined for a browser: modules that share what they have in common. */
export const asModules = {
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "silent",
} as const;

/** Where the generator leaves each module of the report, and each of its packages, as a file of its own. */
const moduleFolders = ["_import/components", "_import/writing", "_import/tables.js", "_node"];

/**
 * Gathers the modules of each built page in a few files: what it uses alone, and what it shares with others. A page that
 * asks for a hundred files shows its figures late on any line. The page's own script stays as it is but for the addresses.
 */
export async function bundleModules(builtFolder: string): Promise<void> {
  const pages = (await readdir(builtFolder)).filter((file) => file.endsWith(".html")).sort();
  const texts = new Map<string, string>();
  for (const page of pages) texts.set(page, await readFile(join(builtFolder, page), "utf8"));
  const entries = new Map<string, string>();
  for (const [page, html] of texts) {
    const name = basename(page, ".html");
    const script = join(builtFolder, `bundle-${name}.js`);
    await writeFile(
      script,
      askedModules(html)
        .map((path, place) => `export * as m${place} from "${path}";`)
        .join("\n"),
    );
    entries.set(name, script);
  }
  const { metafile } = await build({
    entryPoints: Object.fromEntries(entries),
    ...asModules,
    outdir: join(builtFolder, "_page"),
    entryNames: "[name].[hash]",
    chunkNames: "part.[hash]",
    absWorkingDir: builtFolder,
    metafile: true,
  });
  for (const [page, html] of texts) {
    const script = entries.get(basename(page, ".html")) ?? "";
    const path = outputOf(metafile, relative(builtFolder, script));
    await writeFile(join(builtFolder, page), withBundle(html, path, partsOf(metafile, path)));
    await rm(script);
  }
  for (const folder of moduleFolders) await rm(join(builtFolder, folder), { recursive: true, force: true });
}

/** The modules that a page's script and head ask for, in the order of the page, each once. */
function askedModules(html: string): readonly string[] {
  const paths = html.matchAll(/(?:import\(|<script type="module" src=)"(\.\/_(?:import|node)\/[^"]+)"/g);
  return [...new Set(Array.from(paths, ([, path]) => path ?? ""))];
}

function withBundle(html: string, path: string, parts: readonly string[]): string {
  const places = new Map(askedModules(html).map((module, place) => [module, place]));
  const preloads = parts.map((part) => `<link rel="modulepreload" href="./${part}">\n`).join("");
  return html
    .replace(/<link rel="modulepreload" href="\.\/_(?:import|node)\/[^"]+">\n?/g, "")
    .replace(/<script type="module" src="\.\/_(?:import|node)\/[^"]+"><\/script>\n?/g, "")
    .replace("</head>", `${preloads}<script type="module" src="./${path}"></script>\n</head>`)
    .replace(
      /import\("(\.\/_(?:import|node)\/[^"]+)"\)/g,
      (_, module: string) => `import("./${path}").then(({m${places.get(module)}}) => m${places.get(module)})`,
    );
}

function outputOf({ outputs }: Metafile, entryPoint: string): string {
  const found = Object.entries(outputs).find(([, output]) => output.entryPoint === entryPoint);
  if (found === undefined) throw new Error(`page without modules: ${entryPoint}`);
  return found[0];
}

/** A bundle and all that it cannot start without. */
function partsOf({ outputs }: Metafile, path: string, found = new Set<string>()): readonly string[] {
  found.add(path);
  for (const { path: part, kind } of outputs[path]?.imports ?? []) {
    if (kind === "import-statement" && !found.has(part)) partsOf({ inputs: {}, outputs }, part, found);
  }
  return [...found];
}
