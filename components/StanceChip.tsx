import type { Stance } from '../lib/knowledge/types.ts';
import { say, type WordKey } from '../lib/words.ts';
import './stance-chip.css';

const words = {
  asserts: 'stanceAsserts',
  disputes: 'stanceDisputes',
  open: 'stanceOpen',
} as const satisfies Record<Stance, WordKey>;

/** The side a sentence takes: a word, with the same line under it as the mark on the page has. */
export function StanceChip({ stance }: { readonly stance: Stance }) {
  return <span class={`stance-chip ${stance}`}>{say(words[stance])}</span>;
}
