/** Who says a sentence: null rather than wrong. */
import type { ReadSentence } from './reading.ts';
import { LONGEST, namedSpeaker } from './speaker-names.ts';

const SAYS =
  '(?:said|says|told|tells|argued|argues|warned|warns|claimed|claims|added|adds|insisted|insists|believes|believed|admitted|admits|conceded|concedes|suggested|suggests|replied|wrote|writes|explained|explains|noted|notes|observed|observes|asked|asks|concluded|concludes|acknowledged|acknowledges|maintained|maintains|stated|states|thinks|recalled|recalls|agreed|agrees|countered|reckons|finds|found|reported|reports|recommends|recommended|denied|denies|doubts|fears|hopes|recalled|puts)';
const PRONOUN = new RegExp(
  `\\b(?:([Hh]e|[Ss]he|[Tt]hey) (?:has |had |have |also |then |later |still )?${SAYS.replace('(?:', '(?:say|argue|believe|think|find|claim|')}|${SAYS} (he|she|they))\\b`,
  'u',
);
/** "It said", after a body that spoke; at the start only, where "it" is seldom anything else. */
const IT_SAID = new RegExp(
  `^(?:But |And |Yet )?(It) (?:has |had |also |then |later )?${SAYS}\\b`,
  'u',
);
const A_PERSON =
  /^(?:Sir|Dame|Lord|Lady|Baroness|Dr|Professor|Prof|Mr|Mrs|Ms|Miss|Mx|Rev|Canon|Cllr|Councillor)\b/;
/** A body's name or a publication, which is an "it". */
const A_BODY =
  /^(?:The|A|An|Its|This|That|Ofsted|Estyn)\b.*\b(?:report|review|study|paper|research|evaluation|inquiry|committee|commission|survey|analysis|guidance|government|department|union|association|inspectorate|council|foundation|think tank|institute|trust|federation|charity|authority|panel|[A-Z]{2,}|Office|Forum|Union|Council|Committee|Department|Association|Institute|Foundation|Inspectorate|Government|Commission|Trust|Federation)\b|^(?:Ofsted|Estyn)$/;
const A_ROLE =
  /\b(?:head|director|leader|spokes\w+|chair|chairman|chairwoman|minister|officer|secretary|president|inspector|executive|manager|teacher|governor)\b/i;
const isBody = (name: string) => A_BODY.test(name) && !A_ROLE.test(name);
const FEMALE = /^(?:Dame|Lady|Baroness|Mrs|Ms|Miss)\b/;
const MALE = /^(?:Sir|Lord|Mr|Rev)\b/;

const OPENS = /^[‘“"']/;
const QUOTE = /[‘“"]/;

/** Nothing but a quotation, or the beginning of one that runs on: whoever spoke last goes on speaking. */
const isBareQuotation = (text: string) =>
  OPENS.test(text) && (/["'’”][.!?]?$/.test(text) || !/[’”"]\s/.test(text.slice(1)));

/** How far back a speaker may have been named. */
const REACH = 6;

/** Sentences looked at between two steps. */
const SLICE = 100;

/** Speakers by sentence, of the sentences in `wanted` only. Pronouns and bare quotations fall to the last named speaker near by. */
export function speakersOf(
  sentences: readonly ReadSentence[],
  wanted: Iterable<number> = sentences.keys(),
): (string | null)[] {
  const steps = speakersInSteps(sentences, wanted);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same, with a pause now and then. */
export function* speakersInSteps(
  sentences: readonly ReadSentence[],
  wanted: Iterable<number>,
): Generator<void, (string | null)[]> {
  const looked = new Set<number>();
  for (const i of wanted) for (let k = Math.max(0, i - REACH); k <= i; k++) looked.add(k);
  let last: { name: string; at: number } | null = null;
  let quoting = false;
  const full = new Map<string, string>();
  const speakers: (string | null)[] = [];
  let done = 0;
  for (const [i, s] of sentences.entries()) {
    if (++done % SLICE === 0) yield;
    speakers.push(null);
    if (!looked.has(i) || s.headline || s.text.length > LONGEST) continue;
    const named = namedSpeaker(s.text);
    const near = last !== null && i - last.at <= REACH;
    let speaker: string | null = null;
    if (named) {
      // Roles and bodies ("The report") have no shorter form that stands for another.
      const key = /^\p{Ll}/u.test(named.split(' ')[1] ?? 'A')
        ? named
        : (named.split(' ').at(-1) ?? named);
      const longer = full.get(key);
      speaker = longer && longer.length > named.length ? longer : named;
      if (/\p{Lu}\S* \p{Lu}/u.test(named)) full.set(key, speaker);
    } else {
      const pronoun = PRONOUN.exec(s.text);
      const word = (pronoun?.[1] ?? pronoun?.[2] ?? IT_SAID.exec(s.text)?.[1] ?? '').toLowerCase();
      if (word && near && last) {
        const clash =
          (word === 'he' && FEMALE.test(last.name)) ||
          (word === 'she' && MALE.test(last.name)) ||
          (word === 'it' && (A_PERSON.test(last.name) || !isBody(last.name))) ||
          ((word === 'he' || word === 'she') && isBody(last.name));
        if (!clash) speaker = last.name;
      } else if ((isBareQuotation(s.text) || quoting) && near && last && i - last.at <= 2) {
        speaker = last.name;
      }
    }
    if (speaker) last = { name: speaker, at: i };
    // A quotation left open runs into the next sentence.
    const opened = (s.text.match(/“/g) ?? []).length - (s.text.match(/”/g) ?? []).length;
    quoting = opened > 0 || (quoting && opened === 0 && !/”/.test(s.text));
    if (!QUOTE.test(s.text) && !named && !speaker) quoting = false;
    speakers[i] = speaker;
  }
  return speakers;
}
