#!/usr/bin/env node
// The README's commands as somebody would run them whose machine has never seen the project: a fresh copy of the last
// commit, an empty home, temporary folder and npm cache, no system browser on PATH, no `../shared`. Then, where
// `../shared` stands beside this checkout, the tests that read it; then the report once more without a network, where the
// machine can take it away. Plain JavaScript: it runs before anything is installed.
//
//   node test/stranger.js [--node VERSION] [--ref COMMIT]
//
// --node runs it all on that Node from the npm registry (20, 22, 24); --ref takes another commit than the last one.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const checkout = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: asked } = parseArgs({ options: { node: { type: "string" }, ref: { type: "string" } } });
const browsers = /^(chromium|chromium-browser|google-chrome.*|chrome|microsoft-edge.*|msedge)(\.exe)?$/;

/** PATH without browsers: a folder that has one is stood in for by links to all else in it. */
function pathWithoutBrowsers(folder) {
  return (process.env.PATH ?? "").split(delimiter).map((place, index) => {
    if (!existsSync(place) || !readdirSync(place).some((name) => browsers.test(name))) return place;
    const double = join(folder, `path-${index}`);
    mkdirSync(double);
    for (const name of readdirSync(place)) if (!browsers.test(name)) symlinkSync(join(place, name), join(double, name));
    return double;
  });
}

/** The commands of the README's first block that end by themselves, in their order. */
function commandsOf(readme) {
  const [, block = ""] = /```sh\n([\s\S]*?)```/.exec(readme) ?? [];
  const lines = block.split("\n").map((line) => line.replace(/\s+#.*/, "").trim());
  const commands = lines.filter((line) => line !== "" && !line.includes("serve"));
  if (commands.length !== 2)
    throw new Error(`the README's first block should hold two commands, not ${commands.length}`);
  return commands;
}

/** Runs a command line in a shell and says how long it took; throws where it fails. */
function step(title, command, { cwd, env }) {
  const start = performance.now();
  console.log(`\n== ${title}: ${command}`);
  return new Promise((done, fail) => {
    spawn(command, { cwd, env, shell: true, stdio: ["ignore", "inherit", "inherit"] }).on("close", (code, signal) => {
      const took = `${((performance.now() - start) / 1000).toFixed(0)} s`;
      if (code === 0) {
        console.log(`== ${title}: ok, ${took}`);
        done(`${title}: ${took}`);
      } else fail(new Error(`${title} failed (${signal ?? `exit ${code}`}) after ${took}: ${command}`));
    });
  });
}

const folder = mkdtempSync(join(tmpdir(), "countback-stranger-"));
try {
  const copy = join(folder, "countback");
  execFileSync("git", ["clone", "--quiet", "--no-hardlinks", checkout, copy]);
  if (asked.ref !== undefined) execFileSync("git", ["checkout", "--quiet", asked.ref], { cwd: copy });
  const [home, temporary, cache] = ["home", "tmp", "cache"].map((name) => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  });
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|CHROME_PATH$|COUNTBACK_|NODE_OPTIONS$)/i.test(name),
  );
  const env = {
    ...Object.fromEntries(kept),
    ...{ HOME: home, USERPROFILE: home, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    ...{
      npm_config_cache: cache,
      npm_config_update_notifier: "false",
      PATH: pathWithoutBrowsers(folder).join(delimiter),
    },
  };
  const told = [];
  if (asked.node !== undefined) {
    const place = join(folder, "node");
    told.push(await step("Node", `npm install --silent --prefix "${place}" node@${asked.node}`, { cwd: folder, env }));
    env.PATH = [join(place, "node_modules/node/bin"), env.PATH].join(delimiter);
  }
  const version = execFileSync("node", ["--version"], { env, encoding: "utf8" }).trim();
  const place = { cwd: copy, env };
  for (const command of commandsOf(readFileSync(join(copy, "README.md"), "utf8")))
    told.push(await step(`on Node ${version}`, command, place));

  const shared = join(dirname(checkout), "shared");
  if (existsSync(shared)) {
    cpSync(shared, join(folder, "shared"), { recursive: true });
    const reading = readdirSync(join(copy, "test"), { recursive: true }).filter(
      (name) => name.endsWith(".test.ts") && readFileSync(join(copy, "test", name), "utf8").includes("../shared"),
    );
    const files = reading.map((name) => `test/${name.replaceAll("\\", "/")}`).sort();
    told.push(await step("with ../shared", `npx vitest run ${files.join(" ")}`, place));
  }
  const canUnplug = await step("can the network be taken away", "unshare -rn true", place).catch(() => null);
  if (canUnplug !== null) {
    const report = `npm run --silent report -- --output "${join(folder, "data")}" --site "${join(folder, "site")}"`;
    told.push(await step("without a network", `unshare -rn ${report}`, place));
  } else console.log("(the network cannot be taken away on this machine: not tried without it)");
  console.log(`\nA stranger's machine, Node ${version}:\n${told.map((line) => `  ${line}`).join("\n")}`);
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
