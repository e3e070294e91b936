// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { KnowledgePage } from '../../../components/KnowledgePage.tsx';
import { SourceReader } from '../../../components/SourceReader.tsx';
import { passagesOf } from '../../../lib/knowledge/passages.ts';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { loadSeeds } from '../../../scripts/load-knowledge.ts';

vi.mock('wxt/browser', () => ({
  browser: {
    i18n: {
      getMessage: (key: keyof typeof messages, values: string[] = []) =>
        messages[key]?.message.replaceAll(/\$(\d)/g, (_, place) => values[Number(place) - 1] ?? ''),
    },
  },
}));

const { knowledge, documents } = loadSeeds();
let root: HTMLElement;

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
  // jsdom has no layout.
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const show = (view: Parameters<typeof render>[0]) => act(() => render(view, root));

describe('the source reader', () => {
  test.each(documents.map((document) => [document.id, document] as const))(
    '%s is shown whole and word for word, whatever is asked for',
    async (_id, source) => {
      const some = passagesOf(source.id, knowledge).filter(({ number }) => number % 7 === 1);
      const targets = [null, { start: 0, end: 4 }, ...some];
      for (const target of targets) {
        await show(
          <SourceReader
            knowledge={knowledge}
            documents={documents}
            document={source}
            target={target}
          />,
        );
        const lines = [...root.querySelectorAll('article .row > :first-child')].map((line) => {
          const copy = line.cloneNode(true) as Element;
          for (const number of copy.querySelectorAll('.passage-number')) number.remove();
          return copy.textContent;
        });
        expect(lines).toEqual(source.text.split('\n').filter((line) => line.trim() !== ''));
      }
    },
  );

  test('the passage asked for is marked, focused, scrolled to, named, and lit in the margin', async () => {
    const [source] = documents;
    if (source === undefined) throw new Error('no document');
    const passage = passagesOf(source.id, knowledge)[9];
    if (passage === undefined) throw new Error('no passage');
    await show(
      <SourceReader
        knowledge={knowledge}
        documents={documents}
        document={source}
        target={passage}
      />,
    );
    const marked = [...root.querySelectorAll('mark.target')];
    expect(marked.map((mark) => mark.textContent).join('')).toBe(
      source.text.slice(passage.start, passage.end),
    );
    expect(document.activeElement).toBe(marked[0]);
    expect(marked[0]?.scrollIntoView).toHaveBeenCalled();
    expect(root.querySelector('[role=status]')?.textContent).toMatch(/^Passage 10 of \d+$/);
    expect(root.querySelector('.margin li.asked .number')?.textContent).toBe('10');
  });

  test('every passage is in the margin once, with a link to each proposition that cites it', async () => {
    for (const source of documents) {
      await show(
        <SourceReader
          knowledge={knowledge}
          documents={documents}
          document={source}
          target={null}
        />,
      );
      const passages = passagesOf(source.id, knowledge);
      const numbers = [...root.querySelectorAll('ol.margin > li > .number')];
      expect(numbers.map((number) => number.textContent)).toEqual(
        passages.map(({ number }) => String(number)),
      );
      const links = [...root.querySelectorAll('ol.margin ul a')].map((a) => a.getAttribute('href'));
      const ids = passages.flatMap(({ citations }) =>
        citations.flatMap(({ proposition }) => (proposition === null ? [] : [proposition.id])),
      );
      expect(links).toEqual(ids.map((id) => `knowledge.html#${id}`));
    }
  });
});

describe('the knowledge page', () => {
  const page = (target: string | null = null) => (
    <KnowledgePage knowledge={knowledge} target={target} onOpen={() => undefined} />
  );
  const type = (words: string) =>
    act(() => {
      const input = root.querySelector('input');
      if (input === null) throw new Error('no search field');
      input.value = words;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });

  test('lists all propositions with their ratings at a glance', async () => {
    await show(page());
    const entries = [...root.querySelectorAll('details.entry')];
    expect(entries).toHaveLength(knowledge.propositions.length);
    expect(entries[0]?.querySelector('summary')?.textContent).toContain('Not established');
    expect(entries[0]?.querySelector('svg title')?.textContent).toBe(
      'Best item for: 2 of 5. Best against: 0. Gap found: 3. On these documents at most 3.',
    );
    expect(root.querySelector('.inside')).toBeNull();
  });

  test('opens the one that is asked for, down to every item and its place in the source', async () => {
    await show(page('formal-groups'));
    const entry = root.querySelector('[data-id="formal-groups"]');
    expect(document.activeElement).toBe(entry?.querySelector('summary'));
    const proposition = knowledge.propositions.find(({ id }) => id === 'formal-groups');
    const lines = [...(entry?.querySelectorAll('.derivation .line') ?? [])];
    expect(lines).toHaveLength(proposition?.rating.items.length ?? -1);
    for (const line of lines) {
      expect(line.querySelector('a')?.getAttribute('href')).toMatch(
        /^source\.html#[a-z0-9-]+:\d+-\d+$/,
      );
    }
    expect(entry?.textContent).toContain('decided');
  });

  test('search narrows the list, says how many, and says so when none is left', async () => {
    await show(page());
    await type('oates');
    expect(root.querySelectorAll('details.entry')).toHaveLength(1);
    expect(root.querySelector('[role=status]')?.textContent).toBe('1 proposition');
    await type('zebra');
    expect(root.querySelectorAll('details.entry')).toHaveLength(0);
    expect(root.querySelector('[role=status]')?.textContent).toMatch(/^No proposition holds/);
  });

  test('an address wins over a search that hides its proposition', async () => {
    await show(page());
    await type('oates');
    await show(page('cost'));
    expect(root.querySelector('[data-id="cost"]')?.hasAttribute('open')).toBe(true);
    expect(document.activeElement?.textContent).toContain('Time and money');
  });

  test('opens all and closes all', async () => {
    await show(page());
    const button = [...root.querySelectorAll('button')].find((b) => b.textContent === 'Open all');
    await act(() => button?.click());
    expect(root.querySelectorAll('.inside')).toHaveLength(knowledge.propositions.length);
    expect(button?.textContent).toBe('Close all');
  });
});
