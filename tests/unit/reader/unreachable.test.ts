import { beforeEach, describe, expect, it, vi } from 'vitest';
import { unreachable } from '../../../lib/unreachable.ts';

const extension = vi.hoisted(() => ({ isThere: true }));
vi.mock('wxt/browser', () => ({
  browser: {
    get runtime() {
      return extension.isThere ? { id: 'ours' } : {};
    },
    i18n: {
      getMessage(key: string, values: readonly string[]) {
        if (!extension.isThere) throw new Error('Extension context invalidated.');
        return [`words of ${key}`, ...values].join(' / ');
      },
    },
  },
}));

describe('a worker that does not answer', () => {
  beforeEach(() => {
    extension.isThere = true;
  });

  it('is told with what went wrong while the extension is there', () => {
    const outcome = unreachable('reloadAfterUpdate', 'cardUnreachable')(new Error('no receiver'));
    const sentence = 'words of cardUnreachable / Error: no receiver';
    expect(outcome).toEqual({ ok: false, kind: 'unreachable', sentence });
  });

  it('is told in words after an update too, which leaves nobody to ask for words', () => {
    const failed = unreachable('reloadAfterUpdate', 'cardUnreachable');
    extension.isThere = false;
    const sentence = 'words of reloadAfterUpdate';
    expect(failed(new Error('gone'))).toEqual({ ok: false, kind: 'outdated', sentence });
  });
});
