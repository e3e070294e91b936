import type { PageText } from '../../../lib/page/page-text.ts';
import type { Mark, Painter } from '../../../lib/page/painter.ts';

declare global {
  /** The bundle of `in-page.ts`, as the tests' functions see it inside the page. */
  var page: typeof import('./in-page.ts');
  /** What a test left in the page for its next step. */
  var held: { read: PageText; painter: Painter; marks: Mark[] };
  var watched: { read: PageText; stop: AbortController; log: string[] };
}
