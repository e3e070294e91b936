import '../../components/tokens.css';
import '../../components/welcome/sample.css';
import { highlightName } from '../../lib/page/highlight-name.ts';
import { mountSurfaces } from '../../lib/reader/late/index.ts';
import { markCss } from '../../lib/reader/mark-styles.ts';
import { runReader } from '../../lib/reader/run.ts';
import { say } from '../../lib/words.ts';

// The browser lets no extension put styles or scripts into an extension's page, its own included.
const styles = new CSSStyleSheet();
styles.replaceSync(markCss(highlightName));
document.adoptedStyleSheets = [...document.adoptedStyleSheets, styles];
const hint = document.getElementById('hint');
if (hint) hint.textContent = say('sampleHint');

await runReader(new AbortController().signal, async () => mountSurfaces);
