// How tests are found and run.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/kit/around-all.ts"],
    setupFiles: ["test/kit/in-worker.ts"],
    // Many tests mostly wait, for nodes that boot and services that stop.
    maxWorkers: 2,
    // Tests that start the built program wait for other work on a small machine.
    testTimeout: 30_000,
  },
});
