/** The articles that both browsers read whole, each in the house style that it is dressed in. */
import type { Shell } from './shells.ts';

export const articlesToRead: readonly (readonly [shell: Shell, id: string])[] = [
  ['weekly', 'w1-04-select-committee'],
  ['weekly', 'w1-07-what-was-the-question'],
  ['weekly', 't1-04-too-big-too-fast'],
  ['weekly', 't1-08-every-school-in-a-group'],
  ['magazine', 'w2-02-eleven-meetings-and-a-logo'],
  ['magazine', 'w2-07-triad-review-trial'],
  ['magazine', 't2-03-calloway-lecture-freedom'],
  ['practice', 't4-02-turning-harrowmead-round'],
  ['practice', 't4-06-governors-briefing'],
  ['practice', 't4-10-two-rivers-hub-faq'],
  ['government', 't3-01-guidance-working-with-other-schools'],
  ['government', 't3-09-literature-review-holding-hands'],
];
