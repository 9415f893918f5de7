import { execFile } from "node:child_process";
import { expect, test } from "vitest";
import { projectFolder } from "../pipeline/settings.ts";

const patience = 600_000;

/** What a script of `package.json` prints, nothing where all is well. */
function script(name: string): Promise<string> {
  return new Promise((done) => {
    execFile("npm", ["run", "--silent", name], { cwd: projectFolder, timeout: patience }, (error, stdout, stderr) =>
      done(error === null ? "" : `${stdout}${stderr}`),
    );
  });
}

// Here and not before the tests, so that both cores have work meanwhile.
test.each([
  ["the types hold", "types"],
  ["no rule of style is broken, and all is formatted", "lint"],
])("%s (npm run %s)", async (_, name) => expect(await script(name)).toBe(""), patience);
