import { describe, expect, test } from 'vitest';
import { markdownBlocks, textBlocks } from '../../../scripts/read/text-blocks.ts';

const shape = ({ page }: ReturnType<typeof textBlocks>) =>
  page.blocks.map(({ kind, text }) => `${kind}: ${text}`);

describe('text files', () => {
  test.each([
    [
      'one line a paragraph',
      'Title\nFirst sentence. Second.\nThird.',
      ['headline: Title', 'paragraph: First sentence. Second.', 'paragraph: Third.'],
    ],
    [
      'blank lines between',
      'Title\n\nFirst.\n\n\nSecond.',
      ['headline: Title', 'paragraph: First.', 'paragraph: Second.'],
    ],
    [
      'wrapped by a program',
      'The schools in the county have worked together for ten\nyears, and the results of the weakest of them have gone\nup in each of these.\n\nNobody knows why.',
      [
        'paragraph: The schools in the county have worked together for ten years, and the results of the weakest of them have gone up in each of these.',
        'paragraph: Nobody knows why.',
      ],
    ],
    [
      'list items',
      'Aims\n- share practice across the trust.\n- save money.',
      [
        'headline: Aims',
        'list-item: - share practice across the trust.',
        'list-item: - save money.',
      ],
    ],
    [
      'a byte order mark, tabs and returns',
      '\uFEFFTitle\r\n\r\nOne\ttwo   three.',
      ['headline: Title', 'paragraph: One two three.'],
    ],
    [
      'a question as headline',
      'Does collaboration work?\nNobody knows.',
      ['headline: Does collaboration work?', 'paragraph: Nobody knows.'],
    ],
  ])('%s', (_, source, expected) => {
    expect(shape(textBlocks(source))).toEqual(expected);
  });
});

describe('Markdown', () => {
  test.each([
    [
      'marks are gone, front matter too',
      '---\ntitle: x\n---\n# A *head*line\n\nSome **bold** [link](http://a.example) text\nrunning on.',
      ['headline: A headline', 'paragraph: Some bold link text running on.'],
    ],
    [
      'quotations and lists keep their kind',
      '## Two\n\n> Quoted.\n\n- one\n- two',
      ['headline: Two', 'quotation: Quoted.', 'list-item: one', 'list-item: two'],
    ],
    [
      'code and raw HTML are left out',
      'Text.\n\n```\ncode\n```\n\n<div>html</div>\n',
      ['paragraph: Text.'],
    ],
  ])('%s', (_, source, expected) => {
    expect(shape(markdownBlocks(source))).toEqual(expected);
  });

  test('ten thousand nested quotations do not overflow', () => {
    expect(() => markdownBlocks(`${'>'.repeat(1000)} deep`)).not.toThrow();
  });
});

test('offsets count in the text', () => {
  for (const { page, text } of [
    textBlocks('A\n\nBee.\nSea and sky.'),
    markdownBlocks('# A\n\nBee.\n\n- Sea'),
  ]) {
    for (const block of page.blocks) {
      expect(text.slice(block.start, block.start + block.text.length)).toBe(block.text);
    }
  }
});
