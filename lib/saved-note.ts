/** A note as a form shows it. */
import type { CardSaved, Chosen } from './card-view.ts';
import { fault } from './notes/faults.ts';
import type { Annotation } from './notes/model.ts';

/** What a passage of the reader's own choice is about, by their choice. */
function chosenOf({ kind, claim }: Annotation): Chosen | null {
  const main = kind === 'claim' ? undefined : claim?.propositions[0];
  return main ? { proposition: main.id, stance: main.stance } : null;
}

export function savedOf(annotation: Annotation): CardSaved {
  const { id, note, tags, verdict, modified, others } = annotation;
  const saved = { id, note, tags, verdict, modified, chosen: chosenOf(annotation) };
  return others.length === 0 ? saved : { ...saved, parted: fault('conflict').sentence };
}
