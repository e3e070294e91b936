import '../../components/tokens.css';
import '../../components/welcome/sample.css';
import { mountSurfaces } from '../../lib/reader/late/index.ts';
import { markSheet } from '../../lib/reader/mark-sheet.ts';
import { runReader } from '../../lib/reader/run.ts';
import { say } from '../../lib/words.ts';

// The browser lets no extension put styles or scripts into an extension's page, its own included.
const styles = new CSSStyleSheet();
styles.replaceSync(markSheet());
document.adoptedStyleSheets = [...document.adoptedStyleSheets, styles];
const hint = document.getElementById('hint');
if (hint) hint.textContent = say('sampleHint');

await runReader(new AbortController().signal, async () => mountSurfaces);
