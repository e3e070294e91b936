import { ContentScriptContext } from 'wxt/utils/content-script-context';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { lookOnReturn, takeOver } from '../../lib/reader/orphaned.ts';
import { runReader } from '../../lib/reader/run.ts';
import { bringSurfaces } from '../../lib/reader/surfaces.ts';

export default defineContentScript({
  // Registered where the reader allows it (lib/background/sites.ts), never by the manifest.
  registration: 'runtime',
  // `npm run dev` alone: the pages that are loaded again when this script has changed.
  matches: import.meta.env.COMMAND === 'serve' ? ['http://localhost/*'] : [],
  // It would tell every page our id.
  noScriptStartedPostMessage: true,
  main: (ctx) => {
    const { signal } = ctx;
    // Asking is what takes an orphan down: WXT aborts the signal where it finds no extension.
    const look = () => void ctx.isInvalid;
    const started = String(Reflect.get(ContentScriptContext, 'SCRIPT_STARTED_MESSAGE_TYPE'));
    takeOver({ document, started, retire: () => ctx.abort(), look, signal });
    lookOnReturn(document, look, signal);
    return runReader(signal, bringSurfaces);
  },
});
