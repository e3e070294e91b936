/**
 * Stems of English words, so that "raises", "raised" and "raising" are one.
 *
 * After M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, steps 1a to 5b.
 * Differences: words of three letters or fewer and words with an apostrophe stay as they are,
 * -ise/-isation are treated as -ize/-ization (British spelling).
 */

const VOWEL = /[aeiouy]/;

/** The measure m of the paper: how many vowel-consonant sequences the stem has. */
function measure(stem: string): number {
  let count = 0;
  let before = false;
  for (let i = 0; i < stem.length; i++) {
    const vowel = isVowel(stem, i);
    if (before && !vowel) count++;
    before = vowel;
  }
  return count;
}

function isVowel(word: string, i: number): boolean {
  const c = word[i];
  if (c === 'a' || c === 'e' || c === 'i' || c === 'o' || c === 'u') return true;
  return c === 'y' && i > 0 && !isVowel(word, i - 1);
}

const hasVowel = (stem: string) => VOWEL.test(stem[0] === 'y' ? stem.slice(1) : stem);
const endsDouble = (w: string) =>
  w.length > 1 && w[w.length - 1] === w[w.length - 2] && !isVowel(w, w.length - 1);
function endsShort(w: string): boolean {
  const n = w.length;
  if (n < 3) return false;
  const last = w[n - 1] ?? '';
  return (
    !isVowel(w, n - 1) &&
    isVowel(w, n - 2) &&
    !isVowel(w, n - 3) &&
    last !== 'w' &&
    last !== 'x' &&
    last !== 'y'
  );
}

const STEP2: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['isation', 'ize'],
  ['ization', 'ize'],
  ['tional', 'tion'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['biliti', 'ble'],
  ['entli', 'ent'],
  ['ousli', 'ous'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['iser', 'ize'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['ator', 'ate'],
  ['eli', 'e'],
];
const STEP3: readonly (readonly [string, string])[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alise', 'al'],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];
const STEP4 = [
  'ement',
  'ance',
  'ence',
  'able',
  'ible',
  'ment',
  'ant',
  'ent',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ise',
  'ize',
  'al',
  'er',
  'ic',
  'ou',
];

function replaced(
  word: string,
  table: readonly (readonly [string, string])[],
  least: number,
): string {
  for (const [suffix, by] of table) {
    if (word.endsWith(suffix)) {
      const stem = word.slice(0, -suffix.length);
      return measure(stem) > least ? stem + by : word;
    }
  }
  return word;
}

function step1(word: string): string {
  let w = word;
  if (w.endsWith('sses') || w.endsWith('ies')) w = w.slice(0, -2);
  else if (w.endsWith('s') && !w.endsWith('ss')) w = w.slice(0, -1);
  if (w.endsWith('eed')) {
    if (measure(w.slice(0, -3)) > 0) w = w.slice(0, -1);
  } else {
    const cut = w.endsWith('ed') ? 2 : w.endsWith('ing') ? 3 : 0;
    if (cut && hasVowel(w.slice(0, -cut))) {
      w = w.slice(0, -cut);
      if (w.endsWith('at') || w.endsWith('bl') || w.endsWith('iz')) w += 'e';
      else if (endsDouble(w) && !/[lsz]$/.test(w)) w = w.slice(0, -1);
      else if (measure(w) === 1 && endsShort(w)) w += 'e';
    }
  }
  if (w.endsWith('y') && hasVowel(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
  return w;
}

function porter(word: string): string {
  let w = replaced(replaced(step1(word), STEP2, 0), STEP3, 0);
  const suffix = STEP4.find((s) => w.endsWith(s));
  if (suffix) {
    const stem = w.slice(0, -suffix.length);
    if (measure(stem) > 1) w = stem;
  } else if (w.endsWith('ion') && /[st]ion$/.test(w) && measure(w.slice(0, -3)) > 1)
    w = w.slice(0, -3);
  if (w.endsWith('e')) {
    const stem = w.slice(0, -1);
    const m = measure(stem);
    if (m > 1 || (m === 1 && !endsShort(stem))) w = stem;
  }
  if (w.endsWith('ll') && measure(w) > 1) w = w.slice(0, -1);
  return w;
}

/** Words whose stem would fall together with another word of the debate, or that Porter leaves apart. */
const FIXED: Readonly<Record<string, string>> = {
  academies: 'academy',
  academy: 'academy',
  academic: 'academic',
  academics: 'academic',
  universities: 'universiti',
  university: 'universiti',
  united: 'unite',
  news: 'news',
  general: 'general',
  generally: 'general',
  generation: 'generation',
  generations: 'generation',
  rose: 'rise',
  risen: 'rise',
  rising: 'rise',
  fell: 'fall',
  fallen: 'fall',
  grew: 'grow',
  grown: 'grow',
  led: 'lead',
  leads: 'lead',
  taught: 'teach',
  thought: 'think',
  brought: 'bring',
  bought: 'buy',
  made: 'make',
  gave: 'give',
  given: 'give',
  took: 'take',
  taken: 'take',
  got: 'get',
  gotten: 'get',
  went: 'go',
  gone: 'go',
  goes: 'go',
  came: 'come',
  became: 'becom',
  held: 'hold',
  kept: 'keep',
  left: 'left',
  lost: 'lose',
  won: 'win',
  found: 'find',
  knew: 'know',
  known: 'know',
  saw: 'see',
  seen: 'see',
  said: 'say',
  says: 'say',
  told: 'tell',
  spent: 'spend',
  drove: 'drive',
  driven: 'drive',
  broke: 'break',
  broken: 'break',
  stole: 'steal',
  stolen: 'steal',
  learnt: 'learn',
  better: 'better',
  best: 'best',
  weaker: 'weak',
  weakest: 'weak',
  stronger: 'strong',
  strongest: 'strong',
  children: 'child',
  people: 'peopl',
  colleges: 'college',
  college: 'college',
  colleague: 'colleagu',
  relative: 'relativ',
  relation: 'relation',
  relationships: 'relationship',
  policy: 'polici',
  policing: 'policing',
  police: 'police',
  community: 'commun',
  communities: 'commun',
  communication: 'communic',
  organisation: 'organisation',
  organisations: 'organisation',
  organise: 'organis',
  organised: 'organis',
  evaluate: 'evalu',
  federation: 'federat',
  federations: 'federat',
  federated: 'federat',
  federate: 'federat',
  federating: 'federat',
  competition: 'compet',
  competitive: 'compet',
  competitor: 'compet',
  competitors: 'compet',
  compete: 'compet',
  competing: 'compet',
  competes: 'compet',
  competed: 'compet',
  competence: 'competence',
  competent: 'competence',
  collaborate: 'collabor',
  partner: 'partner',
  partners: 'partner',
  partnership: 'partnership',
  partnerships: 'partnership',
};

const known = new Map<string, string>(Object.entries(FIXED));
/** A page of random letters must not fill the memory. */
const LARGEST_CACHE = 20_000;

/** The stem of one lower-case word. */
export function stemOf(word: string): string {
  const had = known.get(word);
  if (had !== undefined) return had;
  const stem = word.length <= 3 || word.includes("'") ? word : porter(word);
  if (known.size < LARGEST_CACHE) known.set(word, stem);
  return stem;
}
