/**
 * Reading notes by a template that the reader can edit. Every value is escaped where it is put in, and
 * a value of several lines keeps the list or quote it stands in; a template cannot switch that off.
 */
import Mustache from 'mustache';
import { markdownLink, markdownParagraphs } from './markdown-text.ts';
import type { Link, PageView } from './reading-view.ts';
import { hashtag } from './tags.ts';

/** Stand-ins for line ends inside a value; both are stripped from all text before (control characters). */
const LINE = '\u0000';
const PARAGRAPH = '\u0001';

/** What a template may use, with what it shows. Inside a section the nearest meaning counts. */
export const templateFields = {
  title: 'the page’s title',
  earlierTitles: 'list: titles it had before',
  citation: 'how to cite the page',
  link: 'inside (): the page, or the very passage; not set for a file of your own',
  address: 'the page’s address, in words',
  site: 'the site’s name',
  author: 'who wrote the page',
  published: 'when it was published, as the page says',
  read: 'the day you first read it',
  lastRead: 'the day you last read it',
  made: 'the day of the export',
  claims: 'list: the claims marked when you last read it',
  number: 'number of a claim or note',
  quote: 'the words of a claim, a note’s passage or a document',
  speaker: 'who made the claim',
  overreach: 'what a claim’s wording overreaches',
  propositions: 'list: the propositions of a claim',
  id: 'a proposition’s id',
  label: 'a proposition’s short name',
  statement: 'a proposition in plain words',
  stance: 'asserts, disputes, or leaves open',
  side: 'the same, as a sentence',
  wording: 'how strongly it is worded',
  rating: 'the evidence rating',
  reason: 'the rating’s one-line reason',
  ratingThen: 'the rating when you read it, where it has changed',
  counter: 'the first counter-argument',
  against: 'list: arguments against the sentence',
  for: 'list: arguments for it',
  noneAgainst: 'set when the documents hold nothing against it',
  noneFor: 'set when the documents hold nothing for it',
  say: 'an argument, in a sentence',
  who: 'who says it',
  summarised: '“as summarised by …”',
  document: 'the document it stands in',
  notes: 'list: your notes',
  note: 'what you wrote',
  tags: 'list: a note’s tags',
  tagList: 'a note’s tags, in a row',
  hashtags: 'a note’s tags as #tags',
  verdict: 'agree, doubt, or to be checked',
  created: 'the day of a note',
  changed: 'the day a note was changed',
  claim: 'the claim that a note is on',
  others: 'list: other versions of a note, still to be settled',
  hasDebate: 'set when there are arguments',
  debate: 'list: each proposition and side met, once, with all arguments',
  caveats: 'list: what the documents are',
  hasNotFound: 'set when something was not found',
  notFound: 'list: what was not found',
  what: 'what was not found',
  why: 'why',
} as const satisfies Record<string, string>;

/** A fault of a template, for the reader who edits it. */
export interface TemplateFault {
  /** Counted from 1; null where Mustache does not tell. */
  readonly line: number | null;
  readonly sentence: string;
}

type Token = [
  type: string,
  value: string,
  start: number,
  end: number,
  inner?: unknown,
  ...rest: unknown[],
];

/** Everything that is wrong with a template; an empty list when it can be used. */
export function templateFaults(template: string): TemplateFault[] {
  let tokens: Token[];
  try {
    tokens = Mustache.parse(template) as Token[];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = /^(.*) at (\d+)$/.exec(message);
    return [
      {
        line: at === null ? null : lineAt(template, Number(at[2])),
        sentence: `${at?.[1] ?? message}.`,
      },
    ];
  }
  return tokens.flatMap(function faults([type, value, start, , inner]): TemplateFault[] {
    const within = Array.isArray(inner) ? (inner as Token[]).flatMap(faults) : [];
    const sentence = faultOf(type, value);
    return sentence === null ? within : [{ line: lineAt(template, start), sentence }, ...within];
  });
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

function faultOf(type: string, value: string): string | null {
  if (type === 'text' || type === '!' || type === '=') return null;
  if (type === '&')
    return `{{{${value}}}} would put a page’s text in unescaped: write {{${value}}}.`;
  if (type === '>') return `{{> ${value}}}: there are no other templates to put in.`;
  if (value === '.' || Object.hasOwn(templateFields, value)) return null;
  return `There is no field “${value}”.`;
}

/** An address that can be linked to; a file or an address of the browser's own cannot. */
const linkable = ({ href }: Link): Link | null => (markdownLink(href) === '' ? null : { href });

/** What a page's view gets besides, for templates only. */
const forTemplate = (view: PageView) => ({
  ...view,
  link: linkable(view.link),
  claims: view.claims.map((claim) => ({ ...claim, link: linkable(claim.link) })),
  notes: view.notes.map((note) => ({
    ...note,
    link: linkable(note.link),
    tagList: note.tags.length === 0 ? null : note.tags.join(', '),
    hashtags: note.tags.length === 0 ? null : { verbatim: note.tags.map(hashtag).join(' ') },
  })),
  hasDebate: view.debate.length > 0,
  hasNotFound: view.notFound.length > 0,
});

function put(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    if ('href' in value) return markdownLink((value as Link).href);
    if ('verbatim' in value) return String(value.verbatim);
  }
  return markdownParagraphs(String(value))
    .map((lines) => lines.join(LINE))
    .join(PARAGRAPH);
}

/** The quote marks and list indents that a line begins with; a list marker goes on as blanks of its width. */
function continuation(line: string): string {
  const lead = /^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/.exec(line)?.[0] ?? '';
  return lead.replace(/[^>\t]/g, ' ');
}

/** A rendered line with the line ends of its values: kept within quote or list, dropped in a heading. */
function unfold(line: string): string {
  if (!line.includes(LINE) && !line.includes(PARAGRAPH)) return line;
  if (/^[\s>\-*+]*#{1,6}\s/.test(line))
    return line.replaceAll(LINE, ' ').replaceAll(PARAGRAPH, ' ');
  const lead = continuation(line);
  return line.replaceAll(LINE, `\\\n${lead}`).replaceAll(PARAGRAPH, `\n${lead.trimEnd()}\n${lead}`);
}

/** One page's reading notes as Markdown. Throws what {@link templateFaults} would have said. */
export function renderNotes(template: string, view: PageView): string {
  const [fault] = templateFaults(template);
  if (fault !== undefined) throw new TemplateError(fault);
  const rendered = Mustache.render(template, forTemplate(view), {}, { escape: put });
  const lines = rendered.split('\n').map(unfold).join('\n');
  return `${lines.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}

class TemplateError extends Error {
  readonly fault: TemplateFault;

  constructor(fault: TemplateFault) {
    super(fault.line === null ? fault.sentence : `Line ${fault.line}: ${fault.sentence}`);
    this.name = 'TemplateError';
    this.fault = fault;
  }
}
