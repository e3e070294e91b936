import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { knowledgePlugin } from './scripts/knowledge-plugin.ts';

export default defineConfig({
  plugins: [WxtVitest(), knowledgePlugin()],
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    globalSetup: 'tests/scratch.ts',
    // No test may depend on a time; this only ends one that hangs, on a slow shared machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    restoreMocks: true,
  },
});
