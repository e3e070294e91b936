/** A reader's notes on the sample articles, as a backup holds them: made from the labels, the same every time. */
import { describeQuote } from '../../lib/anchors/describe.ts';
import type { Knowledge, Stance, Wording } from '../../lib/knowledge/types.ts';
import { newAnnotation, notedClaim } from '../../lib/notes/draft.ts';
import type { Annotation, Snapshot, Verdict } from '../../lib/notes/model.ts';
import { visited } from '../../lib/notes/visit.ts';
import { visitOf } from '../../lib/page-visit.ts';
import { type RatedClaim, weigh } from '../../lib/weigh.ts';
import { type Article, readArticle, sentencesOfArticle } from './article.ts';
import { dressedIdentity, type Shell, shells } from './shells.ts';

/** One note: on the labelled sentence of this number, or on the whole page. */
export interface KeptNote {
  readonly on: number | null;
  readonly note: string;
  readonly tags?: readonly string[];
  readonly verdict?: Verdict;
}

/** An article that was read on a day (`2026-10-03`), and what was noted on it. */
export interface KeptReading {
  readonly article: Article;
  readonly shell: Shell;
  readonly day: string;
  readonly notes: readonly KeptNote[];
  /** Where it was read; at an address of its house's where it is not said. */
  readonly url?: string;
}

const uuid = (kind: 'a' | 'b', number: number): string =>
  `00000000-0000-4000-8000-${kind}${String(number).padStart(11, '0')}`;

/** The labelled sentences as the detector would give them, with their offsets in the article's text. */
function claimsOf(article: Article, knowledge: Knowledge): { text: string; claims: RatedClaim[] } {
  const sentences = sentencesOfArticle(article);
  const text = sentences.map((sentence) => sentence.text).join(' ');
  let start = 0;
  const claims: RatedClaim[] = [];
  for (const { text: words, labels, unsure } of sentences) {
    const [main, ...others] = labels.map(({ topic, stance, wording }) => ({
      id: topic,
      stance: stance as Stance,
      wording: wording as Wording,
    }));
    if (main && !unsure) {
      const place = { start, end: start + words.length, text: words };
      const claim = { ...place, score: 0.9, because: [], speaker: null };
      claims.push(weigh({ ...claim, propositions: [main, ...others] }, knowledge));
    }
    start += words.length + 1;
  }
  return { text, claims };
}

/** Everything kept of these readings. */
export function keptOf(readings: readonly KeptReading[], knowledge: Knowledge): Snapshot {
  const pages: Snapshot['pages'][number][] = [];
  const annotations: Annotation[] = [];
  for (const [at, { article, shell, day, notes, url }] of readings.entries()) {
    const { text, claims } = claimsOf(article, knowledge);
    const pageId = uuid('b', at + 1);
    const moment = new Date(`${day}T16:20:00.000Z`);
    const own = dressedIdentity(article, shell);
    const identity = {
      ...own,
      url: url ?? own.canonicalLink,
      ogUrl: null,
      ampLink: null,
      language: 'en-GB',
    };
    pages.push(visited(null, visitOf({ identity, claims, orphans: [] }), pageId, moment));
    for (const { on, note, tags = [], verdict = null } of notes) {
      const claim = on === null ? undefined : claims[on % claims.length];
      annotations.push(
        newAnnotation(
          {
            id: uuid('a', annotations.length + 1),
            kind: claim ? 'claim' : 'note',
            selectors: claim ? describeQuote(text, claim.start, claim.end) : null,
            claim: claim ? notedClaim(claim) : null,
            note,
            tags,
            verdict,
          },
          pageId,
          new Date(moment.getTime() + annotations.length * 61_000),
        ),
      );
    }
  }
  return { annotations, pages, dismissals: [], muted: [] };
}

const noteTexts: readonly Omit<KeptNote, 'on'>[] = [
  {
    note: 'Which schools were compared with which? Ask the department for the table.',
    tags: ['to check', 'attainment'],
    verdict: 'doubt',
  },
  { note: 'The head says so; the figures beside it are the county’s.', tags: ['figures'] },
  {
    note: 'Same claim as in the committee’s report, and again without a comparison group.',
    tags: ['attainment'],
    verdict: 'doubt',
  },
  { note: 'A fair sentence: it says what was looked at and what was not.', verdict: 'agree' },
  { note: '', tags: ['for the seminar'], verdict: 'check' },
  {
    note: 'Costs again.\n\nNobody in this debate says whose hours they are. If a head gives a day a week, somebody else runs the school that day; is that counted anywhere?',
    tags: ['cost', 'for the seminar'],
  },
  { note: 'Compare with the Bristol piece.', tags: ['to check'], verdict: 'check' },
];

const shelf = [
  'w1-04-select-committee',
  't1-04-too-big-too-fast',
  'w2-02-eleven-meetings-and-a-logo',
  'w2-07-triad-review-trial',
  't4-02-turning-harrowmead-round',
  't3-01-guidance-working-with-other-schools',
  't1-01-rise-first-verdict',
  't2-09-economist-flour-silo',
  't1-07-humber-heads-vote',
  'p4-cost-01',
  'p3-formal-groups-07',
  'w1-07-what-was-the-question',
  'p5-evidence-base-01',
  'p2-beyond-schools-07',
];

/** Half a year of reading: fourteen articles, nine of them with notes. `origin`: where the first of them is served. */
export function shelfOf(knowledge: Knowledge, origin?: string): Snapshot {
  const readings = shelf.map((id, at): KeptReading => {
    const day = new Date(Date.UTC(2026, 5, 3 + at * 12)).toISOString().slice(0, 10);
    const texts = at === 0 ? noteTexts.slice(0, 4) : noteTexts.slice(at % 3, (at % 3) * 2 + 1);
    const notes = at > 0 && at < 6 ? [] : texts.map((text, n) => ({ ...text, on: n * 2 + at }));
    const url = origin !== undefined && at === 0 ? { url: `${origin}/${id}` } : {};
    return { article: readArticle(id), shell: shells[at % 4] ?? 'weekly', day, notes, ...url };
  });
  return keptOf(readings, knowledge);
}
