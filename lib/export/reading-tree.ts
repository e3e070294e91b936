/**
 * Reading notes as a tree (mdast): what the template wrote, read back as CommonMark, so that the printed
 * page and the Word file show just what the Markdown does and take the reader's template too.
 */
import type { Blockquote, Nodes, Parents, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Knowledge } from '../knowledge/types.ts';
import { notesMarkdown } from './markdown.ts';
import type { ExportSet } from './types.ts';

/** `[!quote] title` in front of a quotation is Obsidian's: its title stays, as a line of its own. */
function plainQuote(quote: Blockquote): Blockquote {
  const [first, ...rest] = quote.children;
  if (first?.type !== 'paragraph') return quote;
  const [lead, ...inline] = first.children;
  const found =
    lead?.type === 'text' ? /^\[!\w+\][+-]?[ \t]*([^\n]*)(?:\n|$)/.exec(lead.value) : null;
  if (lead?.type !== 'text' || found === null) return quote;
  const value = lead.value.slice(found[0].length);
  const title = found[1] ?? '';
  const body = [...(value === '' ? [] : [{ ...lead, value }]), ...inline];
  const heading: Blockquote['children'] =
    title === ''
      ? []
      : [
          {
            type: 'paragraph',
            children: [{ type: 'strong', children: [{ type: 'text', value: title }] }],
          },
        ];
  const paragraph: Blockquote['children'] =
    body.length === 0 ? [] : [{ type: 'paragraph', children: body }];
  return { ...quote, children: [...heading, ...paragraph, ...rest] };
}

const isWeb = (address: string): boolean => /^https?:$/.test(URL.parse(address)?.protocol ?? '');

/** Only web links, no pictures, no HTML: a template may hold what it likes, the page's text cannot. */
function safe(node: Nodes): Nodes[] {
  if (node.type === 'html' || node.type === 'image' || node.type === 'definition') return [];
  if (node.type === 'link' && !isWeb(node.url)) return safeChildren(node);
  const plain = node.type === 'blockquote' ? plainQuote(node) : node;
  return 'children' in plain ? [{ ...plain, children: safeChildren(plain) } as Nodes] : [plain];
}

const safeChildren = (parent: Parents): Nodes[] => parent.children.flatMap(safe);

function readingTree(markdown: string): Root {
  return { type: 'root', children: safeChildren(fromMarkdown(markdown)) as RootContent[] };
}

/**
 * The tree of all pages. Parsing costs about 3 ms a kilobyte of Markdown, so every page gets a turn of
 * its own: a thousand notes must not freeze the notebook that exports them.
 */
export async function notesTree(
  notes: ExportSet,
  knowledge: Knowledge,
  template: string,
): Promise<Root> {
  const children: RootContent[] = [];
  for (const page of notes.pages) {
    children.push(
      ...readingTree(notesMarkdown({ ...notes, pages: [page] }, knowledge, template)).children,
    );
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return { type: 'root', children };
}
