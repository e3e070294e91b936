/**
 * Whether anything on a page could be a claim at all: a word of schooling and a word of working
 * together, of groups or of freedom. Kept tiny and free of imports, because the content script
 * carries it to every page. Linear: two alternations without nested repetition.
 */
const SCHOOLING =
  /\b(?:school|academ(?:y|ies)|heads?\b|teach|kids\b|children|pupil|classroom|ofsted|estyn|primar(?:y|ies)|secondaries|sixth form|education)/i;
const TOGETHER =
  /\b(?:collab|co-?operat|partner|together|joint|trusts?\b|MATs?\b|chains?\b|federat|network|cluster|alliance|hubs?\b|consorti|shar(?:e|ed|es|ing)\b|pool(?:ed|ing|s)?\b|peer|autonom|freedom|school-to-school|other schools|(?:both|two|three|four|second|several) (?:\w+ )?schools?\b|(?:another|one) school|each other|one another|neighbour|sponsor|group of schools|merge|twin|belong|school-led|self-|compet|support|help(?:s|ed|ing)?\b|pair(?:s|ed|ing)\b|council|county hall|town hall|devol|prescri|groups?\b|challenge|mandat|free to)/i;

/** True where the detector may find something; false only where it can't. */
export const hasTrigger = (text: string): boolean => TOGETHER.test(text) && SCHOOLING.test(text);
