/**
 * Every surface in every state and every look: axe finds nothing under the real styles, and nothing runs
 * over sideways. The pictures go to `test-results/gallery`; those under `tests/screens` are taken by
 * `npm run screenshots`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/stage.ts';
import { type PageServer, servePages } from '../pages/server.ts';
import { overflow, violations } from './axe.ts';
import { type Extension, expect, test } from './extension.ts';
import { dressPage } from './gallery/looks.ts';
import { browserFor } from './gallery/profiles.ts';
import { type Profile, scenes } from './gallery/scenes.ts';

const folder = join(root, 'test-results/gallery');
const profiles: readonly Profile[] = [...new Set(scenes.map(({ profile }) => profile))];

for (const profile of profiles) {
  test.describe(`profile ${profile}`, () => {
    let extension: Extension;
    let server: PageServer;
    test.beforeAll(async () => {
      mkdirSync(folder, { recursive: true });
      server = await servePages();
      extension = await browserFor(profile, server.origin);
    });
    test.afterAll(async () => {
      await extension?.context.close();
      await server.close();
    });

    for (const scene of scenes.filter((each) => each.profile === profile)) {
      test(scene.name, async () => {
        const page = await scene.open({ extension, server });
        for (const look of scene.looks) {
          await dressPage(page, look, scene);
          await page.screenshot({ path: join(folder, `${scene.name}-${look}.png`) });
          expect.soft(await violations(page), look).toEqual([]);
          expect.soft(await overflow(page), `${look}: px over`).toBe(0);
        }
        for (const each of extension.context.pages().slice(1)) await each.close();
      });
    }
  });
}
