#!/usr/bin/env node
// Runs the TypeScript command line in place: neither a checkout nor a package needs a build step.
import { register } from "tsx/esm/api";

// The TypeScript settings of the folder it is run in are somebody else's.
register({ tsconfig: false });
const { standGuard } = await import("../pipeline/cli/guard.ts");
standGuard();
const { main } = await import("../pipeline/cli.ts");
process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
