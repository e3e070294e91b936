import { describe, expect, test } from 'vitest';
import { compileKnowledge, compileSeeds } from '../../../lib/knowledge/compile/compile.ts';
import { SeedsError } from '../../../lib/knowledge/compile/problems.ts';
import { readSeeds } from '../../../scripts/load-knowledge.ts';

const seeds = readSeeds();

/** The seeds with `from` replaced by `to` in one file. */
function changed(file: string, from: string, to: string): Map<string, string> {
  const text = seeds.get(file);
  if (text === undefined || !text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  return new Map(seeds).set(file, text.replace(from, to));
}

function problemsOf(files: ReadonlyMap<string, string>): string[] {
  try {
    compileKnowledge(files);
    return [];
  } catch (error) {
    if (!(error instanceof SeedsError)) throw error;
    return error.problems.map(({ file, line, what }) => `${file}:${line}: ${what}`);
  }
}

const lineOf = (file: string, words: string) => {
  const text = seeds.get(file) ?? '';
  return text.slice(0, text.indexOf(words)).split('\n').length;
};

test('the seeds compile', () => {
  expect(problemsOf(seeds)).toEqual([]);
});

describe('a fault is told by file, line and what to do', () => {
  const items = 'items/cmre.yaml';
  const cost = 'propositions/cost.yaml';
  const cmre = 'readings/cmre-collaborative-overreach.yaml';
  const cases: [string, string, string, string, string, RegExp][] = [
    [
      'a word changed in a quote',
      items,
      'do not spur improvements',
      'do not drive improvements',
      'quote: The evidence suggests',
      /agrees up to ".*do not ", where the document goes on "spur .*" and the quote "drive /,
    ],
    [
      'a quotation mark straightened',
      items,
      'pupils’ outcomes\n    design',
      "pupils' outcomes\n    design",
      'quote: >-\n      the majority',
      /differs from the document in quotation marks.*Copy it from the document: "the majority.*pupils’ outcomes"/,
    ],
    [
      'a quote that stands twice',
      items,
      'quote: concentrate on increasing autonomy and sharpening those incentives',
      'quote: collaboration',
      'quote: concentrate',
      /stands \d+ times in the document\. Quote more words, or add "occurrence/,
    ],
    [
      'a quote over a line end',
      items,
      'quote: concentrate on increasing autonomy and sharpening those incentives',
      'quote: "Media coverage\\n\\n\'Challenging"',
      'quote: concentrate',
      /runs over a line end\. Shorten it/,
    ],
    [
      'a field misspelt',
      items,
      'design: case-study'.replace('case-study', 'qualitative'),
      'desing: qualitative',
      'design: qualitative',
      /there is no field .*"desing" here; did you mean "design"\?/,
    ],
    [
      'a grade that is none',
      items,
      'link: argued',
      'link: proven',
      'link: argued',
      /"link" should be one of: cause, associated/,
    ],
    [
      'a gap that counts against',
      items,
      'side: gap',
      'side: against',
      'side: gap',
      /so it is a gap or a note, not "against": a gap never counts for or against/,
    ],
    [
      'a note without a reason',
      items,
      '        why: It says what such groups are, not what they achieve.\n',
      '',
      'proposition: formal-groups\n        side: note\n        why: It says what such',
      /a note needs a "why"/,
    ],
    [
      'a proposition that is none',
      items,
      'proposition: loose-partnerships',
      'proposition: lose-partnerships',
      'proposition: loose-partnerships',
      /there is no proposition "lose-partnerships"\. Did you mean "loose-partnerships"\?/,
    ],
    [
      'a speaker that is none',
      items,
      'speaker: oates',
      'speaker: oats',
      'speaker: oates',
      /there is no speaker "oats"\. Did you mean "oates"\? There are: review, report, coverage, croft, oates/,
    ],
    [
      'an item that is none',
      cost,
      'item: cmre-costly',
      'item: cmre-costs',
      'item: cmre-costly',
      /there is no item "cmre-costs"\. Did you mean "cmre-costly"\?/,
    ],
    [
      'an id used twice',
      items,
      'id: cmre-costly',
      'id: cmre-oversight',
      'id: cmre-costly',
      /there is another item "cmre-oversight"\. Give one a new id/,
    ],
    [
      'an argument without words to rest on',
      cost,
      '      item: cmre-costly\n',
      '',
      '- say: It takes time and may',
      /either "item", or "document", "speaker" and "quote"/,
    ],
    [
      'a label too long',
      cost,
      'label: Time and money',
      'label: Time and money and more',
      'label: Time',
      /"label" should have at most three words/,
    ],
    ['a field left out', cost, 'order: 12\n', '', '', /"order" is missing; write it/],
    [
      'YAML that can’t be read',
      cost,
      'label: Time and money',
      'label: Time: and money',
      'label: Time',
      /this is not YAML that can be read/,
    ],
    [
      'a sentence not accounted for',
      cmre,
      '- sentence: Media coverage\n  is: context\n  why: A heading over the list of press coverage.\n',
      '',
      '- sentence: Media coverage',
      /has words that nothing accounts for: "Media coverage"\. List them/,
    ],
    [
      'a quoted sentence called left out',
      cmre,
      'Yet little is known definitively about what impact this has for improving pupil attainment.\n  is: quoted',
      'Yet little is known definitively about what impact this has for improving pupil attainment.\n  is: left-out\n  why: No.',
      '- sentence: Yet little',
      /an item or argument quotes it, so it "is: quoted", not "left-out"/,
    ],
    [
      'a sentence left out without a reason',
      cmre,
      '\n  why: A link of the web page.',
      '',
      '- sentence: Back to Top',
      /say why it is left out: add "why: …"/,
    ],
    [
      'a sentence called quoted that nothing quotes',
      cmre,
      '- sentence: Back to Top\n  is: left-out\n  why: A link of the web page.',
      '- sentence: Back to Top\n  is: quoted',
      '- sentence: Back',
      /nothing quotes this sentence\. Write "is: context" or "is: left-out"/,
    ],
  ];
  test.each(cases)('%s', (_name, file, from, to, at, what) => {
    const problems = problemsOf(changed(file, from, to));
    const line = at === '' ? 1 : lineOf(file, at);
    // The line told is that of the field in the changed file, within the field's own lines.
    const found = problems.filter((problem) => what.test(problem));
    expect(found, problems.join('\n')).not.toEqual([]);
    const told = Number(/:(\d+):/.exec(found[0] ?? '')?.[1]);
    expect(found[0]?.startsWith(`${file}:`)).toBe(true);
    expect(Math.abs(told - line)).toBeLessThanOrEqual(1);
  });

  test('all of them in one go, in the order of files and lines', () => {
    const files = changed(items, 'do not spur', 'do not drive');
    files.set(cost, (seeds.get(cost) ?? '').replace('item: cmre-costly', 'item: nothing'));
    files.delete(cmre);
    expect(() => compileKnowledge(files)).toThrow(
      /can't be built, for 3 things in seeds\/:\nseeds\/items\/cmre\.yaml:\d+: .*\nseeds\/propositions\/cost\.yaml:\d+: [\s\S]*seeds\/readings\/cmre-collaborative-overreach\.yaml:1: this file is missing/,
    );
  });

  test('a document without its text, a missing word list, an empty folder', () => {
    const files = new Map(seeds);
    files.delete('documents/cmre-collaborative-overreach.txt');
    expect(problemsOf(files).join('\n')).toContain(
      "documents/cmre-collaborative-overreach.yaml:1: the document's text is missing: put it beside this file as cmre-collaborative-overreach.txt.",
    );
    const bare = new Map(seeds);
    bare.delete('wording.yaml');
    expect(problemsOf(bare)).toEqual([
      'wording.yaml:1: this file is missing. Bring it back from the history.',
    ]);
    expect(problemsOf(new Map()).length).toBeGreaterThan(0);
  });
});

test('an occurrence number settles a quote that stands twice', () => {
  const files = changed(
    'items/cmre.yaml',
    'quote: concentrate on increasing autonomy and sharpening those incentives',
    'quote: autonomy\n    occurrence: 3',
  );
  const item = compileKnowledge(files).items.find(({ id }) => id === 'croft-autonomy');
  const text = files.get('documents/cmre-collaborative-overreach.txt') ?? '';
  const third = text.indexOf(
    'autonomy',
    text.indexOf('autonomy', text.indexOf('autonomy') + 1) + 1,
  );
  expect(item?.place.start).toBe(third);
});

test('straight quotation marks in our sentences become curly, those in quotes stay as they are', () => {
  const { knowledge } = compileSeeds(seeds);
  const document = knowledge.documents.find(({ publisher }) => publisher === 'CMRE');
  expect(document?.summarisedBy).toBe('CMRE’s page');
  expect(document?.breaksOff).toContain('“Download a copy of the report here”');
  const title = knowledge.items.find(({ id }) => id === 'cmre-not-key');
  expect(title?.quote).toContain("isn't");
});
