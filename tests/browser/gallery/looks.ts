/** The ways in which every scene of the gallery is looked at. */
import type { Page } from '@playwright/test';

export const lookNames = ['light', 'dark', 'forced', 'narrow', 'zoomed'] as const;
export type Look = (typeof lookNames)[number];

interface Size {
  readonly width: number;
  readonly height: number;
}

const media = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
  narrow: { colorScheme: 'light', forcedColors: 'none' },
  zoomed: { colorScheme: 'light', forcedColors: 'none' },
} as const satisfies Record<Look, Parameters<Page['emulateMedia']>[0]>;

/** Shows the page in a look: `narrow` is 320 px wide; `zoomed` is 200 %, which leaves half the room. */
export async function dressPage(page: Page, look: Look, { width, height }: Size): Promise<void> {
  await page.emulateMedia({ ...media[look], reducedMotion: 'reduce' });
  const room = {
    light: { width, height },
    dark: { width, height },
    forced: { width, height },
    narrow: { width: 320, height: 720 },
    zoomed: { width: Math.round(width / 2), height: Math.round(height / 2) },
  } as const satisfies Record<Look, Size>;
  await page.setViewportSize(room[look]);
  // The width of a picture follows the window's in a later frame.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}
