import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    // Modules hold no state between files: loading them once a worker saves a fifth of the time.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { requireAssertions: true },
  },
});
