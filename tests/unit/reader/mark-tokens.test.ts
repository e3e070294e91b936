/** The colours of marks on the page are those that our own surfaces draw sides and overreach in. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { markColours } from '../../../lib/mark-colours.ts';
import { overreachInks } from '../../../lib/reader/mark-styles.ts';

const css = readFileSync(new URL('../../../components/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const token = (part: string, name: string) =>
  new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(part)?.[1];

it.each([
  ['light', light],
  ['dark', dark],
] as const)('in the %s', (scheme, part) => {
  const { asserts, disputes, open } = markColours.usual[scheme];
  expect(['asserts', 'disputes', 'open', 'overreach'].map((name) => token(part, name))).toEqual([
    asserts,
    disputes,
    open,
    overreachInks[scheme],
  ]);
});
