/** Who is named as speaking in a sentence by itself, in the page's words; null rather than wrong. */
import { canSpeak } from './parse.ts';

const TITLE =
  '(?:Sir|Dame|Lord|Lady|Baroness|Dr|Professor|Prof|Mr|Mrs|Ms|Miss|Mx|Rev|Canon|Cllr|Councillor)\\.?';
const NAME = `(?:${TITLE} )?(?:\\p{Lu}[\\p{L}’'-]+)(?: (?:de|van|von|der|la|al|of|the|and|for) \\p{Lu}[\\p{L}’'-]+| \\p{Lu}\\.?(?= \\p{Lu})| \\p{Lu}[\\p{L}’'-]+){0,5}`;
/** Verbs that follow a speaker and take what is said, or say how it is taken. */
const VERB =
  '(?:said|says|say|told|tells|tell|argued|argues|argue|warned|warns|warn|claimed|claims|claim|added|adds|insisted|insists|insist|believes|believed|believe|admitted|admits|admit|conceded|concedes|suggested|suggests|suggest|replied|wrote|writes|write|explained|explains|noted|notes|observed|observes|asked|asks|concluded|concludes|conclude|acknowledged|acknowledges|maintained|maintains|maintain|stated|states|thinks|think(?! tank)|recalled|recalls|agreed|agrees|agree|countered|responded|reckons|reckon|finds|found|find|reported|reports|report|recommends|recommended|recommend|defended|defends|criticised|criticises|denied|denies|deny|rejected|rejects|reject|dismissed|dismisses|disputed|disputes|dispute|questioned|questions|doubts|doubted|doubt|stressed|stresses|predicted|predicts|predict|complained|complains|complain|remarked|commented|urged|urges|urge|welcomed|welcomes|attacked|attacks|described|describes|described|called|calls|praised|praises|accused|accuses|declared|declares|fears|feared|fear|hopes|hoped|hope|objected|objects|submitted|submits|continued|continues|points out|pointed out|put it|puts it|credits|credited|blames|blamed|wants|wanted|is convinced|are convinced|was convinced|is sceptical|are sceptical|is not convinced|are not convinced|is not persuaded|is unconvinced|are unconvinced|is less sure|was less sure|is adamant|are adamant|is clear|is blunt|was blunt|remains unconvinced|remain unconvinced)';
/** After these verbs a name may also be the object: "asked Ann Lowe". */
const OBJECT =
  'told|tells|tell|asked|asks|found|finds|find|believes?|thinks?|agrees?|agree|recommends?|defended|defends|criticise[ds]|denie[ds]|deny|rejected|rejects?|dismisse[ds]|disputed|disputes?|questioned|questions|doubted|doubts?|predict|urged|urges?|welcomed|welcomes|attacked|attacks|described|describes|called|calls|praised|praises|accused|accuses|fears?|feared|hopes?|hoped|credits|credited|blame[ds]|wants|wanted|puts? it|reports|report|is|are|was|remains?|write';
const eitherCase = (list: string) =>
  `(?:${list.replace(/(^|\|)(\p{Ll})/gu, (_, bar: string, c: string) => `${bar}[${c.toUpperCase()}${c}]`)})`;
/** Roles in the singular, in which someone speaks. */
const ROLE = eitherCase(
  'spokesperson|spokesman|spokeswoman|minister|secretary|commissioner|inspector|ombudsman|head|headteacher|head teacher|headmaster|headmistress|principal|deputy|deputy head|assistant head|executive head|teacher|governor|trustee|chair|chairman|chairwoman|chief executive|director|manager|leader|officer|official|adviser|advisor|consultant|coordinator|co-ordinator|researcher|author|professor|economist|academic|lecturer|evaluator|analyst|auditor|parent|mother|father|grandmother|pupil|student|councillor|mayor|bishop|MP|peer|president|vice-president|founder|editor|columnist|critic|opponent|supporter|campaigner|witness|respondent|interviewee|contributor|colleague|predecessor|successor|bursar|trainer|mentor',
);
/** Bodies that speak through what they publish. */
const BODY =
  '(?:report|review|study|paper|research|evaluation|inquiry|committee|commission|white paper|White Paper|green paper|survey|analysis|guidance|government|department|union|association|inspectorate|council|foundation|think tank|institute|trust|federation|charity|authority|diocese|panel|team|Government|Department|Committee|Commission|Council|Union|Association|Inspectorate|Institute|Foundation|Minister|Trust|Federation|board|authors)';
/** People in the plural who speak as one. */
const PEOPLE =
  '(?:[Cc]ritics|[Ss]upporters|[Oo]pponents|[Cc]ampaigners|[Aa]dvocates|[Ss]ceptics|[Rr]esearchers|[Aa]cademics|[Ee]conomists|[Ee]valuators|[Ee]xperts|[Aa]nalysts|[Aa]uthors|[Mm]inisters|[Oo]fficials|[Oo]fficers|[Dd]elegates|[Mm]embers|[Cc]olleagues|[Cc]ouncillors|[Pp]oliticians|MPs|[Pp]eers|[Ii]nspectors|[Aa]uditors|[Uu]nions|[Hh]eads|[Hh]eadteachers|[Hh]ead teachers|[Pp]rincipals|[Tt]eachers|[Gg]overnors|[Tt]rustees|[Pp]arents|[Rr]espondents|[Ii]nterviewees|[Ww]itnesses|[Ll]eaders|[Dd]irectors|[Cc]ommentators|[Rr]eviewers|[Aa]dvisers|[Dd]efenders|[Ee]nthusiasts|[Cc]ampaigners|[Pp]ractitioners|[Tt]rust leaders|[Ss]chool leaders|[Uu]nion leaders)';

/** A word of a role before a name, no joining word: "former parent governor". */
const LOWER =
  "(?!(?:that|the|a|an|in|of|on|at|to|for|it|its|his|her|their|this|they|he|she|we|and|but|by|with|from|as|last|yesterday|was|is|were|had|has)\\b)\\p{Ll}[\\p{L}’'-]*";
const WORD = "[\\p{L}\\d’'-]+";
const AUX =
  '(?:(?:has|have|had|is|was) (?=\\p{Ll}+(?:ed|id|ten|und|old|ought)\\b))?(?:also |then |later |now |still |long |once |even |already |repeatedly |often |always |rightly |recently |simply |publicly |privately )?';
const APART = '(?:,[^,‘“"]{2,90},|,? (?:who|which) [^,‘“"]{2,70},)?';
const STARTS = `(?:^|^[\\d.]{1,6}\\)? |[,;:.!?’”"'—–] ?|\\b(?:but|and|But|And|As|as|Yet|yet|So|while|While|though|Though|although|Although) )`;
const DETERMINER =
  '(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[Tt]his|[Tt]hat|[Ee]very)';
const MANY =
  '(?:[Tt]he|[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|[Oo]ther|[Aa] few|[Tt]wo|[Tt]hree|[Ll]ocal|[Ii]ts|[Tt]heir)';
/** "of Ashdown Primary", "for the trust", "in Leeds": what says whose or which it is. */
const WHOSE = `(?: (?:of|for|at|from|in|on|by|with|to) (?:the |a |an |its |two |three )?${WORD}(?: (?:of |for |the |and )?\\p{Lu}${WORD}| (?:school|schools|primary|trust|union|council|department|committee|report|project|federation|college|group|partnership|charity|local)){0,5})`;
const ROLE_PHRASE = `${DETERMINER}(?: (?!said|says|told)${WORD}){0,4}? ${ROLE}${WHOSE}{0,2}?`;
const BODY_PHRASE = `${DETERMINER}(?: (?!said|says|told)${WORD}){0,4}? ${BODY}${WHOSE}{0,2}?`;
const PEOPLE_PHRASE = `(?:${MANY} (?:${WORD} ){0,2}?)?${PEOPLE}${WHOSE}?`;

const u = (pattern: string) => new RegExp(pattern, 'u');
/** `said X`, `X said`, `according to X`: the first that holds. */
const NAMED = [
  u(`\\b(?!(?:${OBJECT})\\b)${VERB},? (${NAME})`),
  u(`${STARTS}(${NAME})${APART},? ${AUX}${VERB}\\b`),
  u(
    `\\b(?:said|says|argued|argues|added|adds|warned|warns|explained|wrote|replied|insisted) (?:${LOWER} ){1,5}(${NAME})`,
  ),
  u(`^(?:\\p{Lu}${LOWER} )?(?:${LOWER} ){0,5}(${NAME})${APART},? ${AUX}${VERB}\\b`),
  u(`[Aa]ccording to (?:the )?(${NAME})`),
  u(`\\b[Aa]s (${NAME}) (?:puts?|has put|wrote|writes) it\\b`),
  u(`\\b[Ii]n (${NAME})[’']s? (?:view|words|opinion)\\b`),
];
/** A role with the name set beside it: "its chair, Ann Lowe, said". */
const BESIDE = u(
  `${STARTS}${DETERMINER}(?: ${WORD}){0,4}? ${ROLE}${WHOSE}?, (${NAME}),? ${AUX}${VERB}\\b`,
);
const ROLES = [
  u(`${STARTS}(${ROLE_PHRASE})${APART},? ${AUX}${VERB}\\b`),
  u(
    `\\b(?:said|says|argued|argues|warned|warns|added|adds|insisted|explained|wrote|replied|admitted|recalled) (${ROLE_PHRASE})(?=[,.;:!?]|$| (?:who|which|in|on|last|after|when)\\b)`,
  ),
  u(`[Aa]ccording to (${ROLE_PHRASE})`),
  u(`${STARTS}(${BODY_PHRASE})${APART},? ${AUX}${VERB}\\b`),
  u(`[Aa]ccording to (${BODY_PHRASE})`),
  u(`${STARTS}(Ofsted|Estyn|Whitehall|[Tt]he ${NAME})${APART},? ${AUX}${VERB}\\b`),
  u(`${STARTS}(${PEOPLE_PHRASE}) (?:who [^,]{2,60} )?${AUX}${VERB}\\b`),
  u(`(?:^|[,.] )(${PEOPLE_PHRASE}) (?:say|said|argue|warn)[.,]?$`),
  u(`[Aa]ccording to (${PEOPLE_PHRASE})`),
];

/** Most sentences hold no such verb, and need no closer look. */
const ANYBODY = u(`\\b(?:${VERB}|[Aa]ccording to|view|words|opinion)\\b`);

/** Capitalised words that start sentences and are nobody's name. */
const NOBODY =
  /^(?:The|This|That|These|Those|It|He|She|They|We|I|You|But|And|Yet|So|If|When|While|Where|What|Who|How|Why|In|On|At|As|For|From|With|By|Of|To|No|Not|Nobody|Nothing|Some|Many|Most|All|Each|Every|One|Two|Three|Another|Other|Others|There|Here|Then|Now|Today|Yesterday|Last|Our|My|His|Her|Its|Their|A|An|Schools?|Teachers?|Heads?|Headteachers?|Pupils?|Parents?|Governors?|Trusts?|Asked|Critics|Supporters|Opponents|Ministers|Officials|Inspectors|First|Secondly|Third|Thirdly|Finally|Meanwhile|However|Indeed|Perhaps|More|Fewer|Around|About|Nearly|Only|Both|Is|Are|Does|Do|Did|Has|Have|Can|Could|Will|Would|Should|Must|Officers|Delegates|Members|Colleagues|Research|Researchers|Report|Review|Study|Evidence|Collaboration|Partnerships?|Federations?|Networks?|Clusters?|Sharing|Working|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/;
/** Phrases that look like a body or a role and speak for nobody. */
const NO_SPEAKER =
  /^(?:no|any|every) |\b(?:school|trust|federation|partnership|group|cluster|chain) (?:head|leader)?$|^(?:[Oo]ne|[Tt]his|[Tt]hat|[Aa]nother|[Ee]very|[Aa]n?) (?:\S+ )?(?:trust|federation|board|team|council|head|leader|teacher)$/;

/** A sentence longer than this is a list or a broken page. */
export const LONGEST = 1200;

const withoutJoin = (name: string) =>
  name
    .replace(/^(?:But|And|Yet|As|So|When|If|While|Although|Though|Then|Later) (?=\p{Lu})/u, '')
    .replace(/[’']s$/, '')
    .trim();

/** Who is named as speaking in the sentence itself, in the page's words. */
export function namedSpeaker(text: string): string | null {
  if (text.length > LONGEST) return null;
  const outside = text.replace(/[‘“][^’”]{0,600}[”]|“[^”]{0,600}$|"[^"]{0,600}"/gu, ' “” ');
  if (!ANYBODY.test(outside)) return null;
  const beside = BESIDE.exec(outside)?.[1];
  if (beside && !NOBODY.test(beside)) return beside;
  for (const pattern of NAMED) {
    const name = withoutJoin(pattern.exec(outside)?.[1] ?? '');
    if (name && !NOBODY.test(name) && canSpeak(name)) return name;
  }
  for (const pattern of ROLES) {
    const phrase = pattern.exec(outside)?.[1]?.trim();
    if (phrase && !NO_SPEAKER.test(phrase)) return phrase.charAt(0).toUpperCase() + phrase.slice(1);
  }
  return null;
}
