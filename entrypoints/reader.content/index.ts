import { defineContentScript } from 'wxt/utils/define-content-script';
import { runReader } from '../../lib/reader/run.ts';
import { bringSurfaces } from '../../lib/reader/surfaces.ts';

export default defineContentScript({
  // Registered where the reader allows it (lib/background/sites.ts), never by the manifest.
  registration: 'runtime',
  matches: [],
  main: (ctx) => runReader(ctx.signal, bringSurfaces),
});
