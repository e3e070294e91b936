import { JSDOM } from 'jsdom';
import { expect, test, vi } from 'vitest';
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

const takingOver = () => {
  const { window } = new JSDOM('<!doctype html><title>A page</title>');
  const { document } = window;
  const life = new window.AbortController();
  const retire = vi.fn(() => life.abort());
  const look = vi.fn();
  const started = 'id:reader:started';
  return { document, started, retire, look, signal: life.signal };
};

test('of two readers in one world the older goes', () => {
  const older = takingOver();
  const newer = takingOver();
  takeOver(older);
  expect(older.retire).not.toHaveBeenCalled();
  takeOver(newer);
  expect(older.retire).toHaveBeenCalledOnce();
  expect(newer.retire).not.toHaveBeenCalled();
});

test('word of another reader, which a page can send, is kept from WXT and has it look for its extension', () => {
  const one = takingOver();
  const heard = vi.fn();
  one.document.addEventListener(one.started, heard);
  takeOver(one);
  one.document.dispatchEvent(
    new (one.document.defaultView as Window & typeof globalThis).CustomEvent(one.started),
  );
  expect(heard).not.toHaveBeenCalled();
  expect(one.look).toHaveBeenCalledOnce();
  expect(one.retire).not.toHaveBeenCalled();
});
