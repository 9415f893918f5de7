import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { patience } from "./test/browser/patience.ts";
import { noBrowser, whichBrowser } from "./test/support/whichBrowser.ts";

/** The longest files begin first, so that no worker is left alone with one of them at the end; the first makes the sample's report. */
const longest = [
  "browser/sample",
  "browser/ledgers",
  "run/run.test",
  "risk/",
  "package.test",
  "ingest/sharedCases",
  "ledger/workedCases",
  "measures/registry",
  "browser/",
  "cli.test",
  "generations/",
  "laws.test",
  "ledger/",
  "decisions/",
  "measures/",
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((name) => moduleId.includes(`/test/${name}`));
  return place === -1 ? longest.length : place;
};

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ordered = [...files].sort((one, other) => (one.moduleId < other.moduleId ? -1 : 1));
    return ordered.sort((one, other) => placeOf(one) - placeOf(other));
  }
}

const hasBrowser = whichBrowser(process) !== null;
if (!hasBrowser) console.error(noBrowser);

export default defineConfig({
  test: {
    globalSetup: "test/support/sharedFolder.ts",
    sequence: { sequencer: LongestFirst },
    pool: "forks",
    // One more than two cores: a worker that waits for a browser or a process leaves its core to another.
    maxWorkers: 3,
    // Modules hold no state between files: they are loaded once a worker.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { requireAssertions: true, poll: { timeout: patience, interval: 50 } },
    projects: [
      {
        extends: true,
        test: {
          name: "pages",
          include: hasBrowser ? ["test/browser/**/*.test.ts"] : [],
          globalSetup: "test/support/browserFile.ts",
        },
      },
      { extends: true, test: { name: "pipeline", include: ["test/**/*.test.ts"], exclude: ["test/browser/**"] } },
    ],
  },
});
