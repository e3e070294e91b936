/** Where in the notebook the reader is, as the part of the address after `#`: it can be kept and sent. */
import { stances, verdicts } from '../notes/model.ts';
import type { Arrangement } from './arrange.ts';
import { type Filter, noFilter } from './filter.ts';

export const views = ['page', 'proposition', 'tag', 'date', 'met', 'pictures', 'deleted'] as const;
export type View = (typeof views)[number];

export interface Route {
  readonly view: View;
  /** The words searched for, as typed. */
  readonly query: string;
  readonly filter: Filter;
  /** A note to bring into view. */
  readonly note: string | null;
}

export const start: Route = { view: 'page', query: '', filter: noFilter, note: null };

export const isArrangement = (view: View): view is Arrangement =>
  view !== 'met' && view !== 'pictures' && view !== 'deleted';

function oneOf<T extends string>(values: readonly T[], value: string | null): T | null {
  return values.find((candidate) => candidate === value) ?? null;
}

/** Reads `#view=…&q=…`; what it does not know it leaves at the start. */
export function parseRoute(hash: string): Route {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const given = (key: string) => params.get(key) || null;
  return {
    view: oneOf(views, params.get('view')) ?? start.view,
    query: params.get('q') ?? '',
    filter: {
      proposition: given('proposition'),
      stance: oneOf(stances, params.get('stance')),
      verdict: oneOf(verdicts, params.get('verdict')),
      tag: given('tag'),
      site: given('site'),
      page: given('page'),
      attention: oneOf(['conflict', 'missing'] as const, params.get('attention')),
    },
    note: given('note'),
  };
}

/** The inverse of {@link parseRoute}; empty at the start. */
export function formatRoute({ view, query, filter, note }: Route): string {
  const params = new URLSearchParams();
  if (view !== start.view) params.set('view', view);
  if (query !== '') params.set('q', query);
  for (const [key, value] of Object.entries(filter)) if (value !== null) params.set(key, value);
  if (note !== null) params.set('note', note);
  const hash = params.toString();
  return hash === '' ? '' : `#${hash}`;
}

/** The same place, with no note to land on. */
export const noNote = (route: Route): Route => ({ ...route, note: null });
