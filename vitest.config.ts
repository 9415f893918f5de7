import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    // Modules hold no state between files: they are loaded once a worker.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { requireAssertions: true },
  },
});
