/** `npm test`: everything that must hold, in the order that fails soonest. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { bringBrowser } from './browsers.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (line: string) => console.log(line);

const chromium = bringBrowser('chromium', say);
const firefox = bringBrowser('firefox', say);

const steps: readonly (readonly [string, string, ...string[]])[] = [
  ['Format and lint', 'biome', 'ci', '--error-on-warnings', '.'],
  ['Types of the extension', 'wxt', 'prepare'],
  ['Types', 'tsc', '--noEmit'],
  ['Unit tests', 'vitest', 'run'],
  ['Build for Chromium', 'wxt', 'build'],
  ['Build for Firefox', 'wxt', 'build', '-b', 'firefox'],
  ['Packages, and what they weigh', 'node', 'scripts/zip.ts', '--built'],
  ['Chromium, the built extension', 'playwright', 'test', '-c', 'tests/browser'],
  ['Firefox, the built extension', 'vitest', 'run', '--config', 'tests/firefox/vitest.config.ts'],
];

for (const [index, [title, program, ...args]] of steps.entries()) {
  console.log(`\n── ${index + 1} of ${steps.length}: ${title}`);
  const step = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, CHROMIUM_PATH: chromium, FIREFOX_PATH: firefox },
  });
  if (step.status !== 0) {
    console.error(`\n✗ ${title} failed.`);
    process.exit(step.status ?? 1);
  }
}
console.log('\nAll steps passed.');
