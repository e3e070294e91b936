/** The icons are there at every size, and seen on light toolbars as on dark ones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { iconSizes } from '../../../scripts/icons/draw.ts';
import { root } from '../../../scripts/stage.ts';

const folder = join(root, 'public/icon');

test.each(iconSizes)('%i px is a PNG of that size, with a see-through ground', (size) => {
  const png = readFileSync(join(folder, `${size}.png`));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // IHDR: width, height, then depth and colour type; 6 is colour with alpha (PNG, section 11.2.1).
  expect([png.readUInt32BE(16), png.readUInt32BE(20), png[25]]).toEqual([size, size, 6]);
});

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const toolbars = {
  'a white toolbar': '#ffffff',
  'Firefox’s light toolbar': '#f9f9fb',
  'Chromium’s dark toolbar': '#35363a',
  'Firefox’s dark toolbar': '#2b2a33',
};
const colours = [
  ...new Set(readFileSync(join(folder, 'counterpoint.svg'), 'utf8').match(/#[0-9a-f]{6}/g)),
];

// WCAG 2.2, 1.4.11. One icon for all: no second set for dark themes is needed.
test.each(Object.entries(toolbars))('both voices stand out on %s', (_, ground) => {
  expect(colours).toHaveLength(2);
  for (const colour of colours) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(3);
});
