/** What the browser tests call inside the page. */
export * from '../../../lib/page/index.ts';
export { createPainter } from '../../../lib/page/painter.ts';
export { watchPage } from '../../../lib/page/watch.ts';
export { createHost } from '../../../lib/reader/host.ts';
export { HIDING } from '../../bench/pages/copies.ts';
