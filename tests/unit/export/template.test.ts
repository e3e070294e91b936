import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageView } from '../../../lib/export/reading-view.ts';
import { exportSet } from '../../../lib/export/set.ts';
import { renderNotes, templateFaults, templateFields } from '../../../lib/export/template.ts';
import { logseqNotes, readingNotes } from '../../../lib/export/templates.ts';
import { selectorsOf } from '../notes/samples.ts';
import { knowledge, MADE, noteOf, onePage, pageOf } from './samples.ts';

const [exported] = onePage.pages;
if (exported === undefined) throw new Error('no sample');
const view = pageView(exported, knowledge, MADE);

describe('templates', () => {
  it.each([
    ['reading notes', readingNotes],
    ['Logseq', logseqNotes],
  ])('the one for %s uses only fields that the reader is told of', (_name, template) => {
    expect(templateFaults(template)).toEqual([]);
  });

  it('are told of no field that a view does not have', () => {
    const names = new Set<string>();
    const collect = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(collect);
      else if (typeof value === 'object' && value !== null) {
        for (const [name, inner] of Object.entries(value)) {
          names.add(name);
          collect(inner);
        }
      }
    };
    collect(view);
    // Made for templates only, from the lists beside them.
    for (const derived of ['tagList', 'hashtags', 'hasDebate', 'hasNotFound']) names.add(derived);
    expect(Object.keys(templateFields).filter((name) => !names.has(name))).toEqual([]);
    expect([...names].filter((name) => !(name in templateFields) && name !== 'href')).toEqual([]);
  });

  it.each([
    ['{{titel}}', 1, 'There is no field “titel”.'],
    ['# {{title}}\n\n{{#claims}}\n{{quot}}\n{{/claims}}', 4, 'There is no field “quot”.'],
    ['{{{quote}}}', 1, '{{{quote}}} would put a page’s text in unescaped: write {{quote}}.'],
    ['{{& quote}}', 1, '{{{quote}}} would put a page’s text in unescaped: write {{quote}}.'],
    ['{{> other}}', 1, '{{> other}}: there are no other templates to put in.'],
    ['{{constructor}}', 1, 'There is no field “constructor”.'],
  ])('%j: line %i, %s', (template, line, sentence) => {
    expect(templateFaults(template)).toEqual([{ line, sentence }]);
    expect(() => renderNotes(template, view)).toThrow(sentence);
  });

  it.each(['{{#claims}}', '{{/claims}}', '{{title', '{{#claims}}{{/notes}}'])(
    '%j is told as broken',
    (template) => {
      expect(templateFaults(template)).toHaveLength(1);
      expect(templateFaults(template)[0]?.line).toBe(1);
    },
  );

  it('never crash the editor, whatever is typed', () => {
    const parts = fc.constantFrom(
      '{{',
      '}}',
      '{{{',
      '}}}',
      '#',
      '/',
      '^',
      'claims',
      'title',
      '.',
      '=',
      '>',
      '!',
      '&',
      ' ',
      '\n',
      '<% %>',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (typed) => {
        const template = typed.join('');
        if (templateFaults(template).length === 0)
          expect(typeof renderNotes(template, view)).toBe('string');
      }),
      { numRuns: 1000 },
    );
  });

  it('keep a value of several lines in the list or quote it stands in', () => {
    const page = pageOf(1, 'https://x.org/a');
    const note = noteOf(1, page, 'one\ntwo\n\nthree', { selectors: selectorsOf('a\nb') });
    const several = exportSet([page], [note], MADE).pages[0];
    if (several === undefined) throw new Error('no sample');
    const template = '{{#notes}}\n- {{note}}\n\n> {{quote}}\n\n## {{quote}}\n{{/notes}}';
    expect(renderNotes(template, pageView(several, knowledge, MADE))).toBe(
      '- one\\\n  two\n\n  three\n\n> a\\\n> b\n\n## a b\n',
    );
  });
});
