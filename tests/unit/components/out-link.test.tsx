// @vitest-environment jsdom
/** A link that somebody else follows. */
import { render } from 'preact';
import { expect, it, vi } from 'vitest';
import { OutLink } from '../../../components/OutLink.tsx';

it('is followed by whoever was asked, unless the reader asks the browser for a tab or window', () => {
  const onOpen = vi.fn();
  render(
    <OutLink href="knowledge.html#attainment" onOpen={onOpen}>
      there
    </OutLink>,
    document.body,
  );
  const link = document.querySelector('a');
  const click = (keys: MouseEventInit) =>
    link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...keys }));
  // False: the browser does nothing by itself.
  expect(click({})).toBe(false);
  expect(onOpen.mock.calls).toEqual([['knowledge.html#attainment']]);
  // jsdom follows no link; what counts is that nobody stopped it.
  expect([click({ ctrlKey: true }), click({ metaKey: true }), click({ shiftKey: true })]).toEqual([
    true,
    true,
    true,
  ]);
  expect(onOpen).toHaveBeenCalledTimes(1);
  expect(link?.getAttribute('href')).toBe('knowledge.html#attainment');
});
