// @vitest-environment jsdom
/** Steps from claim to claim in the panel, quicker than the page. */
import { beforeEach, expect, it, vi } from 'vitest';
import { Claims } from '../../../components/panel/Claims.tsx';
import { noClaimFilter } from '../../../lib/panel/listing.ts';
import { loadSeeds } from '../../../scripts/load-knowledge.ts';
import { claimAt, readingOf } from '../panel/samples.ts';
import { begin, press, show } from './reader.ts';

const { knowledge } = loadSeeds();
const claims = [10, 20, 30, 40].map((start) => claimAt(start, ['attainment', 'asserts']));
const showClaim = vi.fn<(start: number) => Promise<boolean>>();
const asked = () => showClaim.mock.calls.map(([start]) => start);
/** The panel as the page says that it has this claim open. */
const openedAt = (opened: number) =>
  show(
    <Claims
      reading={readingOf('https://paper.example/a', claims, { opened })}
      notes={null}
      knowledge={knowledge}
      filter={noClaimFilter}
      sort="place"
      onFilter={() => {}}
      onSort={() => {}}
      showClaim={showClaim}
      showAllMarks={() => {}}
    />,
  );

beforeEach(async () => {
  begin();
  showClaim.mockReset().mockReturnValue(Promise.withResolvers<boolean>().promise);
  await openedAt(10);
});

it('two presses go two claims on, though the page has not opened the first yet', async () => {
  await press('panelNext');
  await press('panelNext');
  expect(asked()).toEqual([20, 30]);
  await press('panelPrevious');
  expect(asked()).toEqual([20, 30, 20]);
});

it('goes on from where the reader is by the page once it says so', async () => {
  await press('panelNext');
  await openedAt(20);
  await press('panelNext');
  expect(asked()).toEqual([20, 30]);
  await openedAt(10);
  await press('panelNext');
  expect(asked()).toEqual([20, 30, 20]);
});
