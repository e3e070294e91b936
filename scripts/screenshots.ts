/**
 * `npm run screenshots`: takes the pictures under `tests/screens` from the built extension, to be looked at
 * and shown in the README: cards on pages, and every other surface in the looks that the gallery keeps.
 * `npm run screenshots -- notebook` takes only those whose names begin so.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Page } from '@playwright/test';
import { cardFrame, clickMark, launch } from '../tests/browser/extension.ts';
import { dressPage } from '../tests/browser/gallery/looks.ts';
import { browserFor } from '../tests/browser/gallery/profiles.ts';
import { scenes } from '../tests/browser/gallery/scenes.ts';
import { samples } from '../tests/pages/samples.ts';
import { servePages } from '../tests/pages/server.ts';
import { smallPng } from './small-png.ts';
import { root } from './stage.ts';

const folder = join(root, 'tests/screens');
mkdirSync(folder, { recursive: true });
const server = await servePages(
  Object.fromEntries(samples().map(({ path, html }) => [path, html])),
);
const wanted = (name: string) => name.startsWith(process.argv[2] ?? '');

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

/** Takes the picture, small enough for the repository. */
async function keep(page: Page, name: string): Promise<void> {
  writeFileSync(join(folder, `${name}.png`), smallPng(await page.screenshot()));
}

async function takeCards(): Promise<void> {
  const extension = await launch();
  for (const { name, path, claim, width, media } of looks.filter((look) => wanted(look.name))) {
    const { page, reading } = await extension.read(`${server.origin}${path}`);
    if (width) await page.setViewportSize({ width, height: 720 });
    await page.emulateMedia(media ?? {});
    await clickMark(page, reading.claims[claim]?.text ?? '');
    const card = await cardFrame(page);
    await card.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await keep(page, name);
    await page.close();
  }
  await extension.context.close();
}

async function takeScenes(): Promise<void> {
  const shown = scenes.filter(({ name, kept }) => kept.length > 0 && wanted(name));
  for (const profile of new Set(shown.map((scene) => scene.profile))) {
    const extension = await browserFor(profile, server.origin);
    for (const scene of shown.filter((each) => each.profile === profile)) {
      const page = await scene.open({ extension, server });
      for (const look of scene.kept) {
        await dressPage(page, look, scene);
        await keep(page, `${scene.name}-${look}`);
      }
      for (const each of extension.context.pages().slice(1)) await each.close();
    }
    await extension.context.close();
  }
}

if (looks.some(({ name }) => wanted(name))) await takeCards();
await takeScenes();
await server.close();
