import fc from 'fast-check';
import { expect, it, describe as suite } from 'vitest';
import { CHAR, charKind, runEnd } from '../../../lib/page/characters.ts';
import { buildPageText } from '../../../lib/page/index.ts';
import { documentOf, pageOf } from './helpers.ts';

suite('the text of a page', () => {
  const cases: [name: string, html: string, text: string][] = [
    ['squeezes white space', '<p>  One\n\t two   three </p>', 'One two three'],
    [
      'keeps a line through inline elements',
      '<p>One <a href="#">t<b>w</b>o</a>, three</p>',
      'One two, three',
    ],
    [
      'takes space from either side of a tag once',
      '<p>One <em> two </em> three</p>',
      'One two three',
    ],
    ['joins what no space parts', '<p>Un<i>believ</i>able</p>', 'Unbelievable'],
    ['ends a block at a block', '<div>One<div>Two</div>Three</div>', 'One\nTwo\nThree'],
    ['runs on across one line break', '<p>One<br>two</p>', 'One two'],
    ['ends a block at two line breaks', '<p>One<br> <br>two</p>', 'One\ntwo'],
    [
      'drops soft hyphens and zero-width characters',
      '<p>co\u00adoper\u200bation\ufeff</p>',
      'cooperation',
    ],
    ['keeps what joins emoji', '<p>👩\u200d🏫 says</p>', '👩\u200d🏫 says'],
    ['takes a no-break space for a space', '<p>5&nbsp;per&nbsp; cent</p>', '5 per cent'],
    [
      'leaves out what is no text',
      '<p>One</p><script>x</script><style>y</style><template><p>z</p></template><noscript>n</noscript><textarea>t</textarea><select><option>o</select><svg><text>s</text></svg>',
      'One',
    ],
    [
      'leaves out what is hidden',
      '<p>One</p><p hidden>a</p><p style="display: none">b</p><p style="visibility:hidden">c</p><p aria-hidden="true">d</p><details><summary>Two</summary>e</details>',
      'One\nTwo',
    ],
    [
      'leaves out what the reader types',
      '<p>One</p><div contenteditable="true">my secret</div><div role="textbox">another</div>',
      'One',
    ],
    [
      'parts list items and cells',
      '<ul><li>One<li>Two</ul><table><tr><td>Three<td>Four</table>',
      'One\nTwo\nThree\nFour',
    ],
    [
      'joins the lines of preformatted text',
      '<pre>One line\nand the next\n\nA paragraph</pre>',
      'One line and the next\nA paragraph',
    ],
    [
      'skips column numbers inside a speech',
      '<p>They <span class="debate-item-columnnumber">Column 12</span>voted.</p>',
      'They voted.',
    ],
    [
      'keeps raised notes in their line',
      '<p>So it was.<sup>[1]</sup> Then not.</p>',
      'So it was.[1] Then not.',
    ],
    [
      'reads malformed markup',
      '<p>One<p>Two<b>three</p>four</b><table><p>Five',
      'One\nTwothree\nfour\nFive',
    ],
    ['is empty for an empty page', '', ''],
  ];
  it.each(cases)('%s', (_name, html, text) => {
    expect(pageOf(html).text).toBe(text);
  });

  it('reads open shadow roots and their slots in the order seen', () => {
    const document = documentOf('<x-card>light <b slot="head">Title</b></x-card><p>After</p>');
    const host = document.querySelector('x-card');
    const shadow = host?.attachShadow({ mode: 'open' });
    const section = document.createElement('section');
    const head = document.createElement('slot');
    head.setAttribute('name', 'head');
    const rest = document.createElement('div');
    rest.append('Inside: ', document.createElement('slot'));
    section.append(head, rest);
    shadow?.append(section);
    expect(buildPageText(document).text).toBe('Title\nInside: light\nAfter');
  });

  it('reads names of elements that shadow properties', () => {
    const page = pageOf(
      '<form><input name="firstChild"><input name="nodeType"><input name="nextSibling"><input name="parentNode"><input name="localName"><p>Still here</p></form><img name="body"><img name="documentElement"><p>And here</p>',
    );
    expect(page.text).toBe('Still here\nAnd here');
  });

  // Deeper takes jsdom minutes, not us.
  it('reads a page that nests 2,000 deep', () => {
    const document = documentOf('<body></body>');
    let at: Element = document.body;
    for (let i = 0; i < 2000; i++) {
      const next = document.createElement(i % 2 ? 'div' : 'span');
      at.append(next);
      at = next;
    }
    at.append('The bottom of it.');
    const page = buildPageText(document);
    expect(page.text).toBe('The bottom of it.');
    expect(page.toRange(4, 10)?.toString()).toBe('bottom');
  });

  it('passes over the elements that it is told to', () => {
    const document = documentOf('<p>One</p><div id="host">ours</div>');
    const host = document.querySelector('#host') as Element;
    expect(buildPageText(document, { ignored: new Set([host]) }).text).toBe('One');
  });

  it('reads a page behind a dialog that hides it from assistive tools', () => {
    const text =
      'A long paragraph of the article that everybody can see behind the dialog. '.repeat(6);
    const page = pageOf(
      `<div aria-hidden="true"><h1>Title</h1><p>${text}</p><p>${text}</p></div><div role="dialog">Accept cookies?</div>`,
    );
    expect(page.text).toContain('everybody can see');
  });
});

suite('places of the text', () => {
  const html =
    '<h1>A  title</h1><div>Some <em>inline\n text</em> and<br>more<p>Then a <a href="#">link</a>.</p>tail</div><ul><li>one</li><li>two&nbsp;<b>three</b></li></ul>';

  it('gives for every part of the text a range whose words are the same', () => {
    const page = pageOf(html);
    const { text } = page;
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(text.length), (start, length) => {
        const end = Math.min(text.length, start + length);
        const wanted = text.slice(start, end).trim();
        fc.pre(wanted !== '');
        const range = page.toRange(start, end);
        expect(range).not.toBeNull();
        const found = range && page.toOffsets(range);
        expect(found && text.slice(found.start, found.end)).toBe(wanted);
        // Blocks and <br> have no characters of their own in a DOM range.
        expect(range?.toString().replace(/\s+/g, '')).toBe(wanted.replace(/\s+/g, ''));
      }),
      { numRuns: 500 },
    );
  });

  const words = fc.constantFrom(
    'school',
    'a',
    'evidence ',
    ' trust',
    '\n',
    '  ',
    'co\u00adop',
    '\u00a0',
    '“no”',
    '',
  );
  const tree: fc.Memo<string> = fc.memo((n) =>
    n <= 1
      ? words
      : fc
          .tuple(
            fc.constantFrom(
              'p',
              'div',
              'span',
              'em',
              'a',
              'li',
              'h2',
              'script',
              'pre',
              'td',
              'blockquote',
              'button',
            ),
            fc.array(tree(n - 1), { maxLength: 4 }),
            fc.constantFrom(
              '',
              ' hidden',
              ' class="nav"',
              ' style="display:none"',
              ' aria-hidden="true"',
            ),
          )
          .map(([tag, inner, attributes]) => `<${tag}${attributes}>${inner.join('')}</${tag}>`),
  );

  it('does so on any page', () => {
    fc.assert(
      fc.property(fc.array(tree(5), { maxLength: 5 }), fc.nat(), fc.nat(), (parts, a, b) => {
        const page = pageOf(parts.join(''));
        const { text, blocks } = page;
        expect(
          blocks.map((block) => text.slice(block.start, block.start + block.text.length)),
        ).toEqual(blocks.map((block) => block.text));
        expect(text).not.toMatch(/ {2}|^\s|\s$|\n\s/);
        fc.pre(text.length > 0);
        const start = a % text.length;
        const end = start + 1 + (b % (text.length - start));
        const wanted = text.slice(start, end).trim();
        fc.pre(wanted !== '');
        const range = page.toRange(start, end);
        const found = range && page.toOffsets(range);
        expect(found && text.slice(found.start, found.end)).toBe(wanted);
      }),
      { numRuns: 300 },
    );
  });

  it('takes ranges that begin and end in elements', () => {
    const document = documentOf('<div><p>One</p><p>Two</p><p>Three</p></div>');
    const page = buildPageText(document);
    const range = document.createRange();
    const div = document.querySelector('div') as Element;
    range.setStart(div, 1);
    range.setEnd(div, 2);
    expect(page.toOffsets(range)).toEqual({ start: 4, end: 7 });
    range.selectNodeContents(document.body);
    expect(page.toOffsets(range)).toEqual({ start: 0, end: page.text.length });
    range.setStart(document.head, 0);
    range.setEnd(div, 0);
    expect(page.toOffsets(range)).toBeNull();
  });

  it('answers null out of bounds', () => {
    const page = pageOf('<p>One</p>');
    expect(page.toRange(2, 2)).toBeNull();
    expect(page.toRange(-1, 2)).toBeNull();
    expect(pageOf('').toRange(0, 1)).toBeNull();
    expect(pageOf('').elementAt(0)).toBeNull();
  });
});

suite('where a run of characters ends', () => {
  it('is before every character that is not text, and before a space that no text follows', () => {
    for (let code = 0; code < 0x10000; code++) {
      const character = String.fromCharCode(code);
      if (code === 0x20) continue;
      const isText = charKind(code) === CHAR.WORD;
      if (runEnd(`a${character}b`, 0) !== (isText ? 3 : 1)) expect.fail(`U+${code.toString(16)}`);
      if (runEnd(`a ${character}`, 0) !== (isText ? 3 : 1)) expect.fail(`U+${code.toString(16)}`);
    }
    expect(runEnd('a b ', 0)).toBe(3);
    expect(runEnd('a  b', 0)).toBe(1);
    expect(runEnd('a b', 2)).toBe(3);
  });
});
