import { JSDOM } from 'jsdom';
import { afterEach, expect, test, vi } from 'vitest';
import { lookOnReturn, takeOver } from '../../../lib/reader/orphaned.ts';

test('it looks whenever the page is come back to, and no more once it is taken down', () => {
  const { window } = new JSDOM('<!doctype html><title>A page</title>');
  const look = vi.fn();
  const life = new window.AbortController();
  lookOnReturn(window.document, look, life.signal);
  expect(look).not.toHaveBeenCalled();
  window.document.dispatchEvent(new window.Event('visibilitychange'));
  window.dispatchEvent(new window.Event('focus'));
  window.dispatchEvent(new window.Event('pageshow'));
  expect(look).toHaveBeenCalledTimes(3);
  life.abort();
  window.document.dispatchEvent(new window.Event('visibilitychange'));
  window.dispatchEvent(new window.Event('focus'));
  expect(look).toHaveBeenCalledTimes(3);
});

const reader = (window = new JSDOM('<!doctype html><title>A page</title>').window) => {
  vi.stubGlobal('Event', window.Event);
  const life = new window.AbortController();
  const retire = vi.fn(() => life.abort());
  const look = vi.fn();
  return {
    window,
    retire,
    look,
    start: () => takeOver(window.document, retire, look, life.signal),
  };
};
afterEach(() => vi.unstubAllGlobals());

test('of two readers in one world the older goes', () => {
  const older = reader();
  const newer = reader(older.window);
  older.start();
  expect(older.retire).not.toHaveBeenCalled();
  newer.start();
  expect(older.retire).toHaveBeenCalledOnce();
  expect(newer.retire).not.toHaveBeenCalled();
});

test('word of another reader, which a page can send, takes none down: it looks for its extension', () => {
  const { window, retire, look, start } = reader();
  start();
  expect(look).not.toHaveBeenCalled();
  window.document.dispatchEvent(new window.Event('counterpoint-started'));
  expect(look).toHaveBeenCalledOnce();
  expect(retire).not.toHaveBeenCalled();
});
