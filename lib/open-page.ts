/** Opens pages of ours in tabs of their own. */
import { toBackground } from './messages.ts';

/**
 * Opens a page of ours, e.g. `knowledge.html#attainment`. The background does it, as a card's frame may
 * open no tab beside its own; where it does not answer (an update of ours cuts a card off from it), the
 * browser is asked to follow the address like any link.
 */
export const openPage = (path: string): void =>
  void toBackground.sendMessage('openPage', path).catch(() => {
    window.open(path, '_blank', 'noopener');
  });
