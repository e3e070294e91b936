/** What the packages may weigh, and what they do. */
import { gzipSync } from 'node:zlib';
import type { Files } from './pack.ts';

/** In bytes. Injected: gzipped, into every page that is read. Package: as it is downloaded. */
export const budget = { injected: 25 * 1024, package: 2.5 * 1024 * 1024 } as const;

export interface Weight {
  readonly what: string;
  readonly bytes: number;
  readonly most: number;
}

/** The scripts that are put into a page as it opens, but for the styles of the marks. The second file of the reader comes only when it is wanted. */
export const isInjected = (name: string): boolean => /^(?:reader|wake)\.js$/.test(name);

function injectedInto(files: Files): Uint8Array[] {
  return [...files].filter(([name]) => isInjected(name)).map(([, bytes]) => bytes);
}

export function weights(files: Files, zipped: Uint8Array): Weight[] {
  const injected = injectedInto(files);
  if (injected.length === 0) throw new Error('No content script in the package: was it built?');
  const bytes = injected.reduce((sum, each) => sum + gzipSync(each, { level: 9 }).length, 0);
  return [
    { what: 'injected into a page, gzipped', bytes, most: budget.injected },
    { what: 'whole package', bytes: zipped.length, most: budget.package },
  ];
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

/** One line a weight, e.g. `  ✓ whole package: 1012.3 KB of 2560.0 KB`. */
export const lineOf = ({ what, bytes, most }: Weight): string =>
  `  ${bytes <= most ? '✓' : '✗'} ${what}: ${kilobytes(bytes)} of ${kilobytes(most)}`;

export const isOver = ({ bytes, most }: Weight): boolean => bytes > most;
