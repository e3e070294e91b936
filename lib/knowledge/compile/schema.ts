/** What each file under `seeds/` may hold. Unknown fields are refused: most are misspellings. */
import * as v from 'valibot';

const text = v.pipe(
  v.string('should be text; put it in quotes if it is a number or a date'),
  v.trim(),
  v.nonEmpty('should not be empty'),
);
/** Sentences of ours: straight quotation marks are fine to type and become curly ones to read. */
const prose = v.pipe(
  text,
  v.transform((value) => value.replaceAll(/(?<=\w)'/g, '’').replaceAll(/"([^"]*)"/g, '“$1”')),
);
/** Verbatim words: never trimmed beyond the line end that a YAML block leaves. */
const verbatim = v.pipe(
  v.string('should be the words of the document, as text'),
  v.transform((value) => value.replace(/\n+$/, '')),
  v.nonEmpty('should not be empty'),
);
const id = v.pipe(
  v.string('should be an id'),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'should be small letters, digits and single hyphens only'),
);
const occurrence = v.optional(
  v.pipe(v.number('should be a number, 1 for the first'), v.integer(), v.minValue(1)),
);
const choice = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  v.picklist(options, `should be one of: ${options.join(', ')}`);

export const documentSchema = v.strictObject({
  title: text,
  short: text,
  publisher: text,
  authors: v.array(text, 'should be a list of names, or [] where the text names none'),
  date: text,
  'dated-by': prose,
  address: v.nullable(text),
  kind: prose,
  'summarised-by': prose,
  'breaks-off': v.nullable(prose),
  headings: v.array(
    v.strictObject({
      line: verbatim,
      level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6)),
    }),
  ),
  speakers: v.record(id, v.strictObject({ name: prose, party: text, as: prose })),
  references: v.array(
    v.strictObject({
      id,
      short: text,
      text: verbatim,
      authors: v.array(text),
      year: v.pipe(v.number('should be a year in figures'), v.integer()),
      title: text,
      published: text,
    }),
  ),
});

export const itemsSchema = v.strictObject({
  document: id,
  items: v.array(
    v.strictObject({
      id,
      speaker: id,
      cites: v.optional(v.array(id), []),
      quote: verbatim,
      occurrence,
      design: choice([
        'randomised-trial',
        'comparison-group',
        'association',
        'review',
        'case-study',
        'qualitative',
        'theory',
        'policy-text',
        'expert-view',
        'unstated',
        'assertion',
      ]),
      link: choice([
        'cause',
        'associated',
        'shown',
        'suggested',
        'possible',
        'argued',
        'gap',
        'none',
      ]),
      setting: choice(['schools', 'other-sector', 'general', 'unstated']),
      about: prose,
      'own-view': v.optional(v.boolean('should be true or false'), false),
      'bears-on': v.pipe(
        v.array(
          v.strictObject({
            proposition: id,
            side: choice(['for', 'against', 'gap', 'note']),
            outcome: v.optional(choice(['own', 'another'])),
            why: v.optional(prose),
          }),
        ),
        v.nonEmpty('should name at least one proposition'),
      ),
    }),
  ),
});

const quotation = {
  say: prose,
  item: v.optional(id),
  document: v.optional(id),
  speaker: v.optional(id),
  quote: v.optional(verbatim),
  occurrence,
};

export const propositionSchema = v.strictObject({
  order: v.pipe(v.number('should be a number: its place in the list'), v.integer()),
  label: v.pipe(
    prose,
    v.check((value) => value.split(/\s+/).length <= 3, 'should have at most three words'),
  ),
  statement: prose,
  not: prose,
  setting: v.optional(choice(['schools', 'other-sector', 'general']), 'schools'),
  'about-evidence': v.optional(v.boolean('should be true or false'), false),
  premise: v.optional(id),
  arguments: v.strictObject({
    for: v.array(v.strictObject(quotation)),
    against: v.array(v.strictObject(quotation)),
  }),
  settle: v.strictObject(quotation),
  related: v.array(id),
});

export const readingSchema = v.array(
  v.strictObject({
    sentence: verbatim,
    is: choice(['quoted', 'reference', 'context', 'left-out']),
    why: v.optional(prose),
  }),
  'should be a list of sentences',
);

const phrases = v.array(
  v.pipe(
    text,
    v.check(
      (value) => value === value.toLowerCase() && !/[‘’]|\s\s/.test(value),
      'should be in small letters, with a straight apostrophe and single spaces',
    ),
  ),
);

export const wordingSchema = v.strictObject({
  'no-evidence': phrases,
  'found-none': phrases,
  'strong-evidence': phrases,
  merger: v.strictObject({
    note: prose,
    quotation: v.strictObject({ document: id, speaker: id, quote: verbatim, occurrence }),
    groups: phrases,
    'not-groups': phrases,
    collaboration: phrases,
    'drawn-apart': phrases,
  }),
});
