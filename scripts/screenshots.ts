/** `npm run screenshots`: takes the pictures under `tests/screens` from the built extension, to be looked at and shown in the README. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cardFrame, clickMark, launch } from '../tests/browser/extension.ts';
import { samples } from '../tests/pages/samples.ts';
import { servePages } from '../tests/pages/server.ts';
import { root } from './stage.ts';

const folder = join(root, 'tests/screens');
mkdirSync(folder, { recursive: true });
const server = await servePages(
  Object.fromEntries(samples().map(({ path, html }) => [path, html])),
);
const extension = await launch();

interface Look {
  readonly name: string;
  readonly path: string;
  readonly claim: number;
  readonly width?: number;
  readonly media?: { colorScheme?: 'dark'; forcedColors?: 'active' };
}

const looks: readonly Look[] = [
  { name: 'card-light', path: '/weekly/w1-04-select-committee', claim: 4 },
  {
    name: 'card-dark',
    path: '/magazine/w2-07-triad-review-trial',
    claim: 2,
    media: { colorScheme: 'dark' },
  },
  {
    name: 'card-forced-colours',
    path: '/government/t3-01-guidance-working-with-other-schools',
    claim: 1,
    media: { forcedColors: 'active' },
  },
  { name: 'card-320', path: '/practice/t4-02-turning-harrowmead-round', claim: 1, width: 320 },
  { name: 'card-cmre', path: '/cmre', claim: 1 },
];

for (const { name, path, claim, width, media } of looks) {
  const { page, reading } = await extension.read(`${server.origin}${path}`);
  if (width) await page.setViewportSize({ width, height: 720 });
  await page.emulateMedia(media ?? {});
  await clickMark(page, reading.claims[claim]?.text ?? '');
  const card = await cardFrame(page);
  await card.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}

await extension.context.close();
await server.close();
