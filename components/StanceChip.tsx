import type { Stance } from '../lib/knowledge/types.ts';
import { say } from '../lib/words.ts';
import { stanceWords } from './stance-words.ts';
import './stance-chip.css';

/** The side a sentence takes: a word, with the same line under it as the mark on the page has. */
export function StanceChip({ stance }: { readonly stance: Stance }) {
  return <span class={`stance-chip ${stance}`}>{say(stanceWords[stance])}</span>;
}
