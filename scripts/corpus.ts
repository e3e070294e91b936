/** The labelled articles under `tests/corpus`, as the trainer and the evaluation read them. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Stance, Wording } from '../lib/knowledge/types.ts';

export interface Label {
  readonly topic: string;
  readonly stance: Stance;
  readonly wording: Wording;
  /** A second reading that counts as right too. */
  readonly alt?: boolean;
  readonly stance_alt?: Stance;
  readonly wording_alt?: Wording;
}

export interface LabelledSentence {
  readonly text: string;
  readonly labels: readonly Label[];
  /** The two readers did not agree that it is a claim: left out of scores and training. */
  readonly unsure?: boolean;
}

export interface Article {
  readonly id: string;
  readonly kind: string;
  /** Folder under tests/corpus: where the article comes from. */
  readonly set: string;
  readonly title: LabelledSentence;
  readonly paragraphs: readonly (readonly LabelledSentence[])[];
}

export const corpusRoot = new URL('../tests/corpus/', import.meta.url);

/** The articles of one folder under tests/corpus, by name. */
export function readSet(set: string): Article[] {
  const folder = new URL(`${set}/`, corpusRoot);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const raw = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Omit<
        Article,
        'set' | 'title'
      > & {
        title: string | LabelledSentence;
      };
      const title = typeof raw.title === 'string' ? { text: raw.title, labels: [] } : raw.title;
      return { ...raw, set, title };
    });
}

/** Folders under tests/corpus that hold articles, by name. */
export function setNames(): string[] {
  return readdirSync(corpusRoot, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Folders that no model is trained on and no threshold chosen by: scored by `npm run evaluate -- --held-aside` alone. */
const HELD_ASIDE = ['h1'];

/** Every article that models are trained on. */
export const readAll = (): Article[] =>
  setNames()
    .filter((set) => !HELD_ASIDE.includes(set))
    .flatMap(readSet);

export const readHeldAside = (): Article[] =>
  setNames()
    .filter((set) => HELD_ASIDE.includes(set))
    .flatMap(readSet);
