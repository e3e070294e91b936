import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Firefox with the built extension: `wxt build -b firefox` comes first. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['tests/firefox/*.test.ts'],
    globalSetup: 'tests/scratch.ts',
    // Each file has a Firefox of its own; two slow shared cores carry one at a time.
    fileParallelism: false,
    // No test depends on a time; this only ends one that hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    retry: 0,
  },
});
