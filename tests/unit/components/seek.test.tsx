// @vitest-environment jsdom
/** A search that is typed while the reader goes elsewhere in the notebook. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Seek } from '../../../components/notebook/Masthead.tsx';
import { type Route, start } from '../../../lib/notebook/route.ts';
import { begin, found, pass, show, type } from './reader.ts';

let route: Route;
/** As the notebook: a search is one of where the reader is. */
const go = (to: Route): Promise<void> => {
  route = to;
  return show(
    <Seek query={to.query} indexing={null} onQuery={(query) => void go({ ...to, query })} />,
  );
};
const search = () => found<HTMLInputElement>('input');

beforeEach(() => {
  begin();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it('leads nobody back from a view that was chosen within its pause', async () => {
  await go(start);
  await type('evidence', search());
  await go({ ...route, view: 'tag' });
  await pass(1_000);
  expect(route).toEqual({ ...start, view: 'tag', query: 'evidence' });
});
