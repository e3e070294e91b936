/** Who says a sentence: null rather than wrong. */
import { canSpeak } from './parse.ts';
import type { ReadSentence } from './reading.ts';

const TITLE =
  '(?:Sir|Dame|Lord|Lady|Baroness|Dr|Professor|Prof|Mr|Mrs|Ms|Miss|Mx|Rev|Canon|Cllr|Councillor)\\.?';
const NAME = `(?:${TITLE} )?(?:\\p{Lu}[\\p{L}’'-]+)(?: (?:de|van|von|der|la|al|of|the|and) \\p{Lu}[\\p{L}’'-]+| \\p{Lu}\\.?(?= \\p{Lu})| \\p{Lu}[\\p{L}’'-]+){0,4}`;
const VERB =
  '(?:said|says|told|tells|argued|argues|warned|warns|claimed|claims|added|adds|insisted|insists|believes|believed|admitted|admits|conceded|concedes|suggested|suggests|replied|wrote|writes|explained|explains|noted|notes|observed|observes|asked|asks|concluded|concludes|acknowledged|acknowledges|maintained|maintains|stated|states|thinks|recalled|recalls|agreed|agrees|countered|responded|reckons|finds|found|reported|reports|recommends|recommended)';
const BODY =
  '(?:report|review|study|paper|research|evaluation|inquiry|committee|white paper|White Paper|survey|analysis|researchers|authors|ministers|minister|inspectors|government|department|union|spokesperson|spokesman|spokeswoman|MPs|Government|Department|Committee|Minister)';

/** `X said`, `said X`, `according to X`: the first that holds. */
const AFTER = new RegExp(
  `\\b(?!told|tells|asked|asks|found|finds|believes|thinks|agrees|recommend)${VERB},? (${NAME})`,
  'u',
);
const BEFORE = new RegExp(
  `(?:^|[,;:.’”"'] ?|\\b(?:but|and|But|And|As|as|Yet) )(${NAME})(?:,[^,‘“"]{2,90},)?,? (?:has |have |also |then |later |had )?${VERB}\\b`,
  'u',
);
const ACCORDING = new RegExp(`[Aa]ccording to (?:the )?(${NAME})`, 'u');
const BODY_SAYS = new RegExp(
  `\\b((?:[Tt]he|[Ii]ts|[Aa]|[Tt]his|[Hh]is|[Hh]er|[Tt]heir)(?: \\p{L}[\\p{L}’'-]*){0,3}? ${BODY}|Ministers|Researchers|MPs|Inspectors|Ofsted|Estyn)(?:,[^,‘“"]{2,90},)? (?:has |have |also |had )?${VERB}\\b`,
  'u',
);
const BODY_ACCORDING = new RegExp(
  `[Aa]ccording to ((?:the|its|a)(?: \\p{L}[\\p{L}’'-]*){0,3}? ${BODY})`,
  'u',
);
const PRONOUN = new RegExp(
  `\\b(?:([Hh]e|[Ss]he|[Tt]hey) (?:has |had |also |then )?${VERB}|${VERB} (he|she|they))\\b`,
  'u',
);
/** Capitalised words that start sentences and are nobody's name. */
const NOBODY =
  /^(?:The|This|That|These|Those|It|He|She|They|We|I|You|But|And|Yet|So|If|When|While|Where|What|Who|How|Why|In|On|At|As|For|From|With|By|Of|To|No|Not|Nobody|Nothing|Some|Many|Most|All|Each|Every|One|Two|Three|Another|Other|Others|There|Here|Then|Now|Today|Yesterday|Last|Schools?|Teachers?|Heads?|Headteachers?|Pupils?|Parents?|Governors?|Trusts?|Asked|Critics|Supporters|Research|Evidence|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/;
const FEMALE = /^(?:Dame|Lady|Baroness|Mrs|Ms|Miss)\b/;
const MALE = /^(?:Sir|Lord|Mr|Rev)\b/;

const OPENS = /^[‘“"']/;
const QUOTE = /[‘“"]/;

/** A sentence longer than this is a list or a broken page. */
const LONGEST = 1200;

/** Who is named as speaking in the sentence itself, in the page's words. */
export function namedSpeaker(text: string): string | null {
  if (text.length > LONGEST) return null;
  const outside = text.replace(/[‘“][^’”]{0,600}[”]|“[^”]{0,600}$/gu, ' “” ');
  for (const pattern of [AFTER, BEFORE, ACCORDING]) {
    const name = pattern
      .exec(outside)?.[1]
      ?.replace(/^(?:But|And|Yet|As|So|When|If|While|Although|Though|Then|Later) (?=\p{Lu})/u, '')
      .replace(/[’']s$/, '')
      .trim();
    if (name && !NOBODY.test(name) && canSpeak(name)) return name;
  }
  return (BODY_SAYS.exec(outside) ?? BODY_ACCORDING.exec(outside))?.[1] ?? null;
}

/** Nothing but a quotation, or the beginning of one that runs on: whoever spoke last goes on speaking. */
const isBareQuotation = (text: string) =>
  OPENS.test(text) && (/["'’”][.!?]?$/.test(text) || !/[’”"]\s/.test(text.slice(1)));

/** How far back a speaker may have been named. */
const REACH = 6;

/**
 * Speakers by sentence, of the sentences in `wanted` only. Pronouns and bare quotations fall to the last named speaker near by.
 */
export function speakersOf(
  sentences: readonly ReadSentence[],
  wanted: Iterable<number> = sentences.keys(),
): (string | null)[] {
  const looked = new Set<number>();
  for (const i of wanted) for (let k = Math.max(0, i - REACH); k <= i; k++) looked.add(k);
  let last: { name: string; at: number } | null = null;
  let quoting = false;
  const full = new Map<string, string>();
  return sentences.map((s, i) => {
    if (!looked.has(i) || s.headline || s.text.length > LONGEST) return null;
    const named = namedSpeaker(s.text);
    const near = last !== null && i - last.at <= REACH;
    let speaker: string | null = null;
    if (named) {
      const key = named.split(' ').at(-1) ?? named;
      const longer = full.get(key);
      speaker = longer && longer.length > named.length ? longer : named;
      if (/\p{Lu}\S* \p{Lu}/u.test(named)) full.set(key, speaker);
    } else {
      const pronoun = PRONOUN.exec(s.text);
      const word = (pronoun?.[1] ?? pronoun?.[2] ?? '').toLowerCase();
      if (word && near && last) {
        const clash =
          (word === 'he' && FEMALE.test(last.name)) || (word === 'she' && MALE.test(last.name));
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
    return speaker;
  });
}
