/** Reading notes as a Word file: the same tree as the printed page, in Word's own styles. */
import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import type {
  BlockContent,
  DefinitionContent,
  ListItem,
  PhrasingContent,
  RootContent,
} from 'mdast';
import type { Knowledge } from '../knowledge/types.ts';
import { titleOf } from '../notes/model.ts';
import { fileNameOf } from './file-name.ts';
import { notesTree } from './reading-tree.ts';
import { readingNotes } from './templates.ts';
import type { ExportOptions, ExportSet, Written } from './types.ts';

type Run = TextRun | ExternalHyperlink;
type Marks = Pick<IRunOptions, 'bold' | 'italics' | 'style' | 'font'>;

/** What XML 1.0 (section 2.2) has no character for, beside those that Markdown lost already. */
const xmlText = (text: string): string => text.replace(/[\ufffe\uffff]/g, '').replace(/\n/g, ' ');

function runs(node: PhrasingContent, marks: Marks = {}): Run[] {
  switch (node.type) {
    case 'text':
      return [new TextRun({ ...marks, text: xmlText(node.value) })];
    case 'inlineCode':
      return [new TextRun({ ...marks, font: 'Courier New', text: xmlText(node.value) })];
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'strong':
      return node.children.flatMap((child) => runs(child, { ...marks, bold: true }));
    case 'emphasis':
      return node.children.flatMap((child) => runs(child, { ...marks, italics: true }));
    case 'link':
      return [
        new ExternalHyperlink({
          link: node.url,
          children: node.children.flatMap((child) => runs(child, { ...marks, style: 'Hyperlink' })),
        }),
      ];
    default:
      return 'children' in node ? node.children.flatMap((child) => runs(child, marks)) : [];
  }
}

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

/** Word's left indent of a level of quotation, in twentieths of a point: a centimetre. */
const QUOTE_INDENT = 567;

type Layout = Pick<IParagraphOptions, 'bullet' | 'indent' | 'style' | 'pageBreakBefore'>;
type Block = RootContent | BlockContent | DefinitionContent;

function paragraphs(node: Block, layout: Layout, depth: number): Paragraph[] {
  switch (node.type) {
    case 'heading':
      return [
        new Paragraph({
          ...layout,
          heading: headings[node.depth - 1] ?? HeadingLevel.HEADING_6,
          children: node.children.flatMap((child) => runs(child)),
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({ ...layout, children: node.children.flatMap((child) => runs(child)) }),
      ];
    case 'blockquote':
      return node.children.flatMap((child) =>
        paragraphs(child, { ...layout, style: 'Quote', indent: { left: QUOTE_INDENT } }, depth),
      );
    case 'list':
      return node.children.flatMap((item) => listItem(item, depth));
    case 'code':
      return [new Paragraph({ ...layout, children: [new TextRun({ text: xmlText(node.value) })] })];
    default:
      return [];
  }
}

/** The first paragraph carries the bullet; what follows in the item stands under its text. */
function listItem(item: ListItem, depth: number): Paragraph[] {
  const level = Math.min(depth, 8);
  return item.children.flatMap((child, i) => {
    const layout: Layout =
      i === 0 ? { bullet: { level } } : { indent: { left: (level + 1) * 720 } };
    return paragraphs(child, layout, depth + 1);
  });
}

export async function writeDocx(
  notes: ExportSet,
  knowledge: Knowledge,
  options: ExportOptions = {},
): Promise<Written> {
  const [first, ...more] = notes.pages;
  const tree = await notesTree(notes, knowledge, options.template ?? readingNotes);
  const document = new Document({
    title:
      first !== undefined && more.length === 0
        ? xmlText(
            titleOf(first.page)
              .toWellFormed()
              .replace(/\p{Cc}/gu, ' '),
          )
        : `Reading notes, ${notes.pages.length} pages`,
    creator: 'Counterpoint',
    sections: [{ children: tree.children.flatMap((node) => paragraphs(node, {}, 0)) }],
  });
  return {
    fileName: fileNameOf(notes, 'docx'),
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: new Uint8Array(await Packer.toArrayBuffer(document)),
  };
}
