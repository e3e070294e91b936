/**
 * Search over everything written, quoted and read: an inverted index (MiniSearch) kept in memory,
 * because 10,000 notes are a few megabytes of text and every keystroke must answer at once.
 */
import MiniSearch from 'minisearch';
import { type ReadPage, titleOf } from '../notes/model.ts';
import { type Entry, siteOf } from './entries.ts';

interface Indexed {
  readonly id: string;
  readonly quote: string;
  readonly note: string;
  readonly tags: string;
  readonly title: string;
  readonly site: string;
  readonly people: string;
}

const fields = ['quote', 'note', 'tags', 'title', 'site', 'people'] as const;

/** What a query met. */
export interface Hits {
  readonly notes: ReadonlySet<string>;
  /** Pages that match by themselves (title, site, author). */
  readonly pages: ReadonlySet<string>;
  /** The words found, folded as by {@link fold}, to be shown where they stand. */
  readonly words: readonly string[];
}

export interface Search {
  /**
   * Brings the index up to what is kept now. Works in slices of {@link SLICE} records and awaits
   * `pause` between them, so that the page stays quick while 10,000 notes are read in.
   */
  update(
    entries: readonly Entry[],
    pages: readonly ReadPage[],
    pause: () => Promise<void>,
    progress?: (done: number, of: number) => void,
  ): Promise<void>;
  /** Every word must be met, each by its beginning or nearly; words in double quotes as they stand. */
  find(query: string): Hits;
}

/** Records indexed between two pauses: about 10 ms of work on a slow machine. */
export const SLICE = 25;

const folded = new Map<string, string>();

/** One letter, folded where that keeps its length: places in the folded text are places in the text. */
function foldLetter(letter: string): string {
  const known = folded.get(letter);
  if (known !== undefined) return known;
  const base = letter.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const plain = base.length === letter.length ? base : letter;
  folded.set(letter, plain);
  return plain;
}

/** Lower case without accents: `Élan` is found by `elan`. Keeps the length of the text. */
export const fold = (text: string): string =>
  text.replace(/[A-Z]+/g, (ascii) => ascii.toLowerCase()).replace(/[^ -~\s]/gu, foldLetter);

const PAGE = 'page ';

function documentOf(entry: Entry): Indexed {
  const { note, page, quote, title, site } = entry;
  const others = note.others.map((version) => version.note).join('\n');
  return {
    id: note.id,
    quote,
    note: others === '' ? note.note : `${note.note}\n${others}`,
    tags: note.tags.join('\n'),
    title,
    site,
    people: [note.claim?.speaker, page?.author].filter(Boolean).join('\n'),
  };
}

function documentOfPage(page: ReadPage): Indexed {
  return {
    id: PAGE + page.id,
    quote: '',
    note: '',
    tags: '',
    title: titleOf(page),
    site: siteOf(page),
    people: page.author ?? '',
  };
}

/** The query's phrases in double quotes, and the rest. A quote without its pair is a letter like any. */
export function partsOf(query: string): { readonly phrases: string[]; readonly rest: string } {
  const phrases: string[] = [];
  const rest = query.replace(/["“”]([^"“”]+)["“”]/g, (_all, phrase: string) => {
    const tidy = fold(phrase).replace(/\s+/g, ' ').trim();
    if (tidy !== '') phrases.push(tidy);
    return ' ';
  });
  return { phrases, rest: rest.trim() };
}

/**
 * The words to look up. A Latin letter at the end is the beginning of a word still being typed: half of
 * all words begin with it, and looking them all up takes longer than the next letter takes to come.
 */
function settled(words: string): string {
  const rest = words.replace(/(^|[^\p{L}\p{N}])[a-z]$/u, '$1');
  return /[\p{L}\p{N}]/u.test(rest) ? rest : '';
}

export function createSearch(): Search {
  const index = new MiniSearch<Indexed>({
    fields: [...fields],
    processTerm: (term) => fold(term),
  });
  /** What each document was made from: compared by identity, which the store's reading keeps. */
  const sources = new Map<string, Entry | ReadPage>();
  const texts = new Map<string, string>();

  function put(id: string, source: Entry | ReadPage, document: Indexed): void {
    if (sources.has(id)) index.discard(id);
    sources.set(id, source);
    texts.set(id, fold(fields.map((field) => document[field]).join('\n')).replace(/\s+/g, ' '));
    index.add(document);
  }

  /** As typed; only where nothing is met, nearly as typed: a slip must not water down what is right. */
  function matches(words: string) {
    const options = { combineWith: 'AND', prefix: true } as const;
    const exact = index.search(words, options);
    if (exact.length > 0) return exact;
    return index.search(words, { ...options, fuzzy: (term) => (term.length > 5 ? 0.17 : false) });
  }

  return {
    async update(entries, pages, pause, progress) {
      const wanted = new Map<string, Entry | ReadPage>();
      for (const entry of entries) wanted.set(entry.id, entry);
      for (const page of pages) wanted.set(PAGE + page.id, page);
      for (const id of [...sources.keys()]) {
        if (wanted.has(id)) continue;
        index.discard(id);
        sources.delete(id);
        texts.delete(id);
      }
      const stale = [...wanted].filter(([id, source]) => sources.get(id) !== source);
      for (const [at, [id, source]] of stale.entries()) {
        if (at > 0 && at % SLICE === 0) {
          progress?.(at, stale.length);
          await pause();
        }
        put(id, source, 'note' in source ? documentOf(source) : documentOfPage(source));
      }
    },

    find(query) {
      const { phrases, rest: typed } = partsOf(query);
      const rest = settled(fold(typed));
      const notes = new Set<string>();
      const pages = new Set<string>();
      const words = new Set(phrases);
      const results =
        rest === ''
          ? [...texts.keys()].map((id) => ({ id, terms: [] as string[] }))
          : matches(rest);
      for (const { id, terms } of results) {
        const text = texts.get(id) ?? '';
        if (!phrases.every((phrase) => text.includes(phrase))) continue;
        for (const term of terms) words.add(term);
        if (id.startsWith(PAGE)) pages.add(id.slice(PAGE.length));
        else notes.add(id);
      }
      return { notes, pages, words: [...words] };
    },
  };
}

const patterns = new WeakMap<readonly string[], RegExp | null>();

/** One pattern for all words of a search, made once: a list of words is asked for on every note. */
function patternOf(words: readonly string[]): RegExp | null {
  const known = patterns.get(words);
  if (known !== undefined) return known;
  const sought = words
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll(' ', '\\s+'));
  const pattern =
    sought.length === 0
      ? null
      : new RegExp(`(?<![\\p{L}\\p{N}])(?:${sought.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  patterns.set(words, pattern);
  return pattern;
}

/** A text cut at the words found: `hit` parts are to be marked. Joined they are the text. */
export function marked(
  text: string,
  words: readonly string[],
): readonly { readonly text: string; readonly hit: boolean }[] {
  const pattern = patternOf(words);
  if (pattern === null) return [{ text, hit: false }];
  const parts: { text: string; hit: boolean }[] = [];
  let from = 0;
  for (const match of fold(text).matchAll(pattern)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index), hit: false });
    from = match.index + match[0].length;
    parts.push({ text: text.slice(match.index, from), hit: true });
  }
  if (from < text.length) parts.push({ text: text.slice(from), hit: false });
  return parts;
}
