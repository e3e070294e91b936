import { defineContentScript } from 'wxt/utils/define-content-script';
import { lookOnReturn } from '../../lib/reader/orphaned.ts';
import { runReader } from '../../lib/reader/run.ts';
import { bringSurfaces } from '../../lib/reader/surfaces.ts';

export default defineContentScript({
  // Registered where the reader allows it (lib/background/sites.ts), never by the manifest.
  registration: 'runtime',
  // `npm run dev` alone: the pages that are loaded again when this script has changed.
  matches: import.meta.env.COMMAND === 'serve' ? ['http://localhost/*'] : [],
  main: (ctx) => {
    // Asking is what takes an orphan down: WXT aborts the signal where it finds no extension.
    lookOnReturn(document, () => void ctx.isInvalid, ctx.signal);
    return runReader(ctx.signal, bringSurfaces);
  },
});
