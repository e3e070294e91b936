/** What the detector is compared with: keywords, BM25 against the propositions, bag of words. */
import { stemOf } from '../../lib/text/stem.ts';
import { tokensOf } from '../../lib/text/tokens.ts';

/** A highlighter with a list of words, as a reader would make it. */
const KEYWORDS =
  /\b(?:collaborat\w*|partnerships?|working together|work together|joint working|co-?operat\w*|networks?|clusters?|alliances?|hubs?|federations?|school-to-school|families of schools)\b/i;

export const keyword = (text: string): boolean => KEYWORDS.test(text);

/** The propositions in words: what a search would look for. */
const PROPOSITIONS: Readonly<Record<string, string>> = {
  attainment:
    'Collaboration between schools raises pupils attainment, results, outcomes or standards.',
  'system-improvement':
    'Collaboration drives improvement across the whole school system, a self-improving, school-led system.',
  'struggling-schools': 'Stronger schools working with weaker ones turns the weaker ones round.',
  'staff-development': 'Collaboration develops, supports and keeps teachers and leaders.',
  'knowledge-sharing':
    'Collaboration gives schools new knowledge and ideas and spreads what works.',
  'beyond-schools':
    'Working together achieves more than working alone, as other sectors and history show.',
  competition:
    'Schools can collaborate and compete at once; competition is no bar to collaboration.',
  'formal-groups': 'Formal groups, multi-academy trusts, chains, federations, improve schools.',
  'loose-partnerships':
    'Local, small-scale, voluntary or informal partnerships that keep schools independent are enough to improve them.',
  mandate: 'Government should require, fund or reward collaboration.',
  autonomy: 'Freedom for schools from central and local control improves the system.',
  cost: 'Collaboration is worth its time and money, or saves them.',
  accountability:
    'Collaborative arrangements have, or can have, clear aims, oversight and accountability.',
  'evidence-base': 'There is good evidence that collaboration works.',
  'end-in-itself':
    'Collaboration is a means to better schooling, not a slogan or an end in itself.',
};

const stemsOf = (text: string) =>
  tokensOf(text)
    .filter((t) => t.kind === 'word')
    .map((t) => stemOf(t.norm));

/** BM25 (Robertson and Zaragoza 2009, k1 1.2, b 0.75) of a sentence as query against each proposition. */
export function bm25(): (text: string) => { score: number; topic: string } {
  const documents = Object.entries(PROPOSITIONS).map(([topic, text]) => ({
    topic,
    stems: stemsOf(text),
  }));
  const average = documents.reduce((n, d) => n + d.stems.length, 0) / documents.length;
  const inDocuments = new Map<string, number>();
  for (const d of documents)
    for (const s of new Set(d.stems)) inDocuments.set(s, (inDocuments.get(s) ?? 0) + 1);
  return (text) => {
    const query = new Set(stemsOf(text));
    let best = { score: 0, topic: 'attainment' };
    for (const d of documents) {
      let score = 0;
      for (const s of query) {
        const n = inDocuments.get(s);
        if (!n) continue;
        const f = d.stems.filter((x) => x === s).length;
        const idf = Math.log(1 + (documents.length - n + 0.5) / (n + 0.5));
        score += (idf * f * 2.2) / (f + 1.2 * (0.25 + (0.75 * d.stems.length) / average));
      }
      if (score > best.score) best = { score, topic: d.topic };
    }
    return best;
  };
}
