/**
 * The colours that the lines of marks can have. The line's shape tells the stance in all of them, so
 * that nobody needs the colour. Each has at least 3:1 on white and on sepia, or on near-black
 * (WCAG 2.2, 1.4.11; a test holds it).
 */
import type { Stance } from './knowledge/types.ts';

export const markColourIds = ['usual', 'apart', 'plain'] as const;
export type MarkColours = (typeof markColourIds)[number];

/** `light` and `dark` are what the page is, not the line. */
export type MarkInks = Readonly<Record<'light' | 'dark', Readonly<Record<Stance, string>>>>;

export const markColours = {
  usual: {
    light: { asserts: '#1f5f8b', disputes: '#9c4a14', open: '#65507f' },
    dark: { asserts: '#8cc4ec', disputes: '#efac7c', open: '#c7b3e2' },
  },
  // After Okabe and Ito (2008), darkened for light pages: told apart in every common kind of colour blindness.
  apart: {
    light: { asserts: '#00639c', disputes: '#b34700', open: '#00705a' },
    dark: { asserts: '#56b4e9', disputes: '#f0b429', open: '#2fc79f' },
  },
  plain: {
    light: { asserts: '#4c4842', disputes: '#4c4842', open: '#4c4842' },
    dark: { asserts: '#d0cbc2', disputes: '#d0cbc2', open: '#d0cbc2' },
  },
} as const satisfies Record<MarkColours, MarkInks>;
