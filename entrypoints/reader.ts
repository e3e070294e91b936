import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { lookOnReturn, takeOver } from '../lib/reader/orphaned.ts';
import { runReader } from '../lib/reader/run.ts';
import { bringSurfaces } from '../lib/reader/surfaces.ts';

/**
 * Registered where the reader allows it (`lib/background/sites.ts`), never by the manifest. Not as one of
 * WXT's content scripts: those go when they hear that another has started, by an event that any page
 * can send, and tell the page our id with it.
 */
export default defineUnlistedScript(() => {
  const life = new AbortController();
  const retire = () => life.abort();
  const look = () => {
    if (!browser.runtime?.id) retire();
  };
  takeOver(document, retire, look, life.signal);
  lookOnReturn(document, look, life.signal);
  void runReader(life.signal, bringSurfaces);
});
