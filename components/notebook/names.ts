import type { Entry } from '../../lib/notebook/entries.ts';

/** The first words of a passage, as the name of its note. */
export function nameOf({ quote, note, title }: Entry): string {
  const text = (quote || note.note || title).replace(/\s+/g, ' ').trim();
  return text.length <= 70 ? text : `${text.slice(0, 70).replace(/\s+\S*$/, '')} …`;
}
