/** `npm run icons`: draws the PNGs under `public/icon` from the one SVG beside them, in Chromium. Run it after changing the SVG, and look at them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { bringBrowser } from './browsers.ts';
import { iconSizes, pageOfIcon } from './icons/draw.ts';
import { root } from './stage.ts';

const folder = join(root, 'public/icon');
const svg = readFileSync(join(folder, 'counterpoint.svg'), 'utf8');
const browser = await chromium.launch({
  executablePath: bringBrowser('chromium', console.log),
  chromiumSandbox: process.getuid?.() !== 0,
});
for (const size of iconSizes) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(pageOfIcon(svg));
  writeFileSync(join(folder, `${size}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
