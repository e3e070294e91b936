import { JSDOM } from 'jsdom';
import { expect, test, vi } from 'vitest';
import { lookOnReturn } from '../../../lib/reader/orphaned.ts';

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
