/**
 * The dear step: a parse by compromise, of sentences that are marked and of capitalised phrases that
 * may name who speaks (about 1.3 ms a sentence).
 * One entry point of the library is used throughout, because its entry points share one world.
 */
import nlp from 'compromise/three';

/** Names of the debate that the library would take for something else. */
const DEBATE: Record<string, string> = {
  ofsted: 'Organization',
  estyn: 'Organization',
  dfe: 'Organization',
  ssat: 'Organization',
  cmre: 'Organization',
  ascl: 'Organization',
  naht: 'Organization',
  nasuwt: 'Organization',
  'multi academy trust': 'Organization',
  'multi-academy trust': 'Organization',
  mat: 'Organization',
  mats: 'Organization',
  headteacher: 'Actor',
  'executive head': 'Actor',
  'secretary of state': 'Actor',
  'education secretary': 'Actor',
  'schools minister': 'Actor',
  'chief inspector': 'Actor',
  'london challenge': 'Noun',
};

let ready = false;

/** A sentence parsed, with the debate's words in the lexicon. */
function parsed(sentence: string): ReturnType<typeof nlp> {
  if (!ready) {
    nlp.plugin({ words: DEBATE } as never);
    ready = true;
  }
  return nlp(sentence);
}

const DATES =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/;
const known = new Map<string, boolean>();
const LARGEST_CACHE = 2000;

/** Whether a capitalised phrase may be someone who speaks: a person, a body or a role, and not a place or a date. */
export function canSpeak(phrase: string): boolean {
  const had = known.get(phrase);
  if (had !== undefined) return had;
  const can = mayBeSpeaker(phrase);
  if (known.size < LARGEST_CACHE) known.set(phrase, can);
  return can;
}

function mayBeSpeaker(phrase: string): boolean {
  if (
    /^(?:Sir|Dame|Lord|Lady|Baroness|Dr|Professor|Prof|Mr|Mrs|Ms|Miss|Mx|Rev|Canon|Cllr|Councillor)\b/.test(
      phrase,
    )
  )
    return true;
  // Two names in a row are a person or a body; the parse is for the single word.
  if (/^\p{Lu}[\p{Ll}’'-]+ (?:\p{Lu}\.? )?\p{Lu}[\p{L}’'-]+$/u.test(phrase))
    return !DATES.test(phrase);
  const doc = parsed(phrase);
  if (doc.has('#Date') || doc.has('#Month') || doc.has('#WeekDay')) return false;
  const words = phrase.split(/\s+/).length;
  if (words === 1 && doc.has('#Place') && !doc.has('#Person')) return false;
  return !doc.has('^#Pronoun') && !doc.has('^#Conjunction') && !doc.has('^#Adverb');
}
