import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test, vi } from 'vitest';
import { knowledgePlugin } from '../../../scripts/knowledge-plugin.ts';
import { loadSeeds, seedsFolder } from '../../../scripts/load-knowledge.ts';
import { scratchFolder } from '../../../scripts/scratch.ts';

// Real builds: what they take depends on what else the machine does.
vi.setConfig({ testTimeout: 120_000 });

let root = '';
beforeAll(() => {
  root = scratchFolder('plugin');
  cpSync(seedsFolder, join(root, 'seeds'), { recursive: true });
  writeFileSync(
    join(root, 'entry.js'),
    "export { default as knowledge } from 'virtual:knowledge';\nexport { default as documents } from 'virtual:documents';\n",
  );
});

async function built(): Promise<string> {
  const result = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [knowledgePlugin({ folder: join(root, 'seeds') })],
    build: {
      write: false,
      minify: false,
      lib: { entry: join(root, 'entry.js'), formats: ['es'], fileName: 'out' },
    },
  })) as Rolldown.RolldownOutput[];
  return result[0]?.output[0].code ?? '';
}

test('the build carries the compiled knowledge, and neither yaml nor valibot', async () => {
  const code = await built();
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const seeds = loadSeeds();
  expect(module.knowledge).toEqual(JSON.parse(JSON.stringify(seeds.knowledge)));
  expect(module.documents).toEqual(JSON.parse(JSON.stringify(seeds.documents)));
  expect(code).not.toMatch(/valibot|LineCounter|node:fs/);
});

test('a quote that is not verbatim fails the build, by file and line', async () => {
  const file = join(root, 'seeds/items/cmre.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('do not spur', 'never spur'));
  await expect(built()).rejects.toThrow(
    /seeds\/items\/cmre\.yaml:\d+: the quote is not in the document/,
  );
  writeFileSync(file, text);
});
