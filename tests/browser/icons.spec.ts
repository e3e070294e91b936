/** The pictures in the package are those of the drawing beside them: neither is changed without the other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { iconSizes, pageOfIcon } from '../../scripts/icons/draw.ts';
import { root } from '../../scripts/stage.ts';
import { expect, test } from './extension.ts';

const folder = join(root, 'public/icon');

for (const size of iconSizes) {
  test(`${size} px is what the drawing gives at that size`, async ({ extension, server }) => {
    server.set('/drawn', pageOfIcon(readFileSync(join(folder, 'counterpoint.svg'), 'utf8')));
    const page = await extension.context.newPage();
    await page.setViewportSize({ width: size, height: size });
    await page.goto(`${server.origin}/drawn`);
    const drawn = await page.screenshot({ omitBackground: true });
    const kept = readFileSync(join(folder, `${size}.png`));
    const difference = await page.evaluate(
      async (pictures) => {
        const [one, other] = await Promise.all(
          pictures.map(async (picture) => {
            const image = new Image();
            image.src = `data:image/png;base64,${picture}`;
            await image.decode();
            const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
            context?.drawImage(image, 0, 0);
            return context?.getImageData(0, 0, image.width, image.height).data ?? [];
          }),
        );
        if (!one || !other || one.length !== other.length) return 255;
        return [...one].reduce((sum, v, i) => sum + Math.abs(v - (other[i] ?? 0)), 0) / one.length;
      },
      [drawn, kept].map((picture) => picture.toString('base64')),
    );
    // Mean of all channels, 0 to 255: another Chromium smooths edges a little otherwise.
    expect(difference).toBeLessThan(4);
  });
}
