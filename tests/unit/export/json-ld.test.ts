/** The musts of the Web Annotation Data Model (Recommendation of 23 February 2017) on what is written. */
import { describe, expect, it } from 'vitest';
import { withCodePoints } from '../../../lib/anchors/code-points.ts';
import { writeJsonLd } from '../../../lib/export/json-ld.ts';
import { exportSet } from '../../../lib/export/set.ts';
import type { ExportSet } from '../../../lib/export/types.ts';
import { MADE, noteOf, notes, nothing, pageOf } from './samples.ts';

interface Written {
  readonly [key: string]: unknown;
  readonly total: number;
  readonly first?: { readonly items: readonly Item[] };
}
interface Item {
  readonly [key: string]: unknown;
  readonly body?: readonly {
    readonly type: string;
    readonly purpose: string;
    readonly value: string;
  }[];
  readonly target: { readonly source: string; readonly selector?: readonly Selector[] };
}
interface Selector {
  readonly type: string;
  readonly start?: number;
  readonly end?: number;
}

function written(set: ExportSet): Written {
  const file = writeJsonLd(set);
  return JSON.parse('text' in file ? file.text : '') as Written;
}
const itemsOf = (set: ExportSet): readonly Item[] => written(set).first?.items ?? [];

describe('Web Annotations', () => {
  it('section 3.1: context, one IRI, type, a target each', () => {
    const items = itemsOf(notes);
    expect(items).toHaveLength(5);
    for (const item of items) {
      expect(item['@context']).toBe('http://www.w3.org/ns/anno.jsonld');
      expect(item.id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
      expect(item.type).toBe('Annotation');
      expect(item).not.toHaveProperty('bodyValue');
      expect(item.target).toMatchObject({
        type: 'SpecificResource',
        source: expect.stringMatching(/^https:/),
      });
    }
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it('section 3.3: one motivation of the vocabulary, times in UTC with Z', () => {
    for (const item of itemsOf(notes)) {
      expect(['assessing', 'highlighting', 'commenting']).toContain(item.motivation);
      for (const time of [item.created, item.modified])
        expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      for (const body of item.body ?? []) {
        expect(body.type).toBe('TextualBody');
        expect([
          'commenting',
          'tagging',
          'classifying',
          'assessing',
          'identifying',
          'describing',
        ]).toContain(body.purpose);
      }
    }
  });

  it('section 4.2.5: positions count code points', () => {
    const text = '😀😀 שלום. Schools 👩‍👩‍👧 work together.';
    const exact = 'Schools 👩‍👩‍👧 work together.';
    const start = text.indexOf(exact);
    const page = pageOf(1, 'https://x.org/a');
    const selectors = withCodePoints(
      {
        quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
        position: { type: 'TextPositionSelector', start, end: start + exact.length },
      },
      text,
    );
    const [item] = itemsOf(exportSet([page], [noteOf(1, page, '', { selectors })], MADE));
    const position = item?.target.selector?.find(({ type }) => type === 'TextPositionSelector');
    expect(position?.start).not.toBe(start);
    expect([...text].slice(position?.start, position?.end).join('')).toBe(exact);
  });

  it('leaves a position out where nobody counted it', () => {
    const page = pageOf(1, 'https://x.org/a');
    const note = noteOf(1, page, '');
    const { codePoints: _, ...selectors } =
      note.selectors ?? notes.pages[0]?.annotations[0]?.selectors ?? never();
    const [item] = itemsOf(exportSet([page], [{ ...note, selectors }], MADE));
    expect(item?.target.selector?.map(({ type }) => type)).toEqual([
      'TextQuoteSelector',
      'CssSelector',
    ]);
  });

  it('section 5: total and first page; an empty collection has no page', () => {
    expect(written(notes)).toMatchObject({
      type: 'AnnotationCollection',
      total: 5,
      first: { type: 'AnnotationPage', startIndex: 0, partOf: { id: written(notes).id } },
    });
    expect(written(nothing)).toMatchObject({ type: 'AnnotationCollection', total: 0 });
    expect(written(nothing)).not.toHaveProperty('first');
  });
});

function never(): never {
  throw new Error('the sample has selectors');
}
