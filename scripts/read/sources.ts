/** The files of a command line, read and turned into page text. */
import { readFileSync, statSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { JSDOM, VirtualConsole } from 'jsdom';
import type { PageIdentity } from '../../lib/messages.ts';
import { buildPageText } from '../../lib/page/page-text.ts';
import { staticRendering } from '../../lib/page/static-rendering.ts';
import { identityOf } from '../../lib/reader/identity.ts';
import { markdownBlocks, type ReadableText, textBlocks } from './text-blocks.ts';

export interface Source extends ReadableText {
  /** As given on the command line. */
  readonly name: string;
  readonly identity: PageIdentity;
}

/** Why a source could not be read, in words for one line. */
export class UnreadableSource extends Error {}

/** Reads one source: a file's name, or `-` for standard input. @throws UnreadableSource */
export function readSource(name: string, folder: string): Source {
  const content = contentOf(name, folder);
  const format = formatOf(name, content);
  const address = name === '-' ? 'stdin:' : pathToFileURL(resolve(folder, name)).href;
  if (format === 'html') return fromHtml(name, address, content);
  const readable = format === 'markdown' ? markdownBlocks(content) : textBlocks(content);
  if (readable.text === '') throw new UnreadableSource('holds no text');
  return {
    name,
    ...readable,
    identity: plainIdentity(address, readable.page.title || nameless(name)),
  };
}

/** What a text without a headline is called: its file's name, never its path. */
const nameless = (name: string): string =>
  name === '-'
    ? 'Standard input'
    : basename(name, extname(name)).replace(/[-_]+/g, ' ').trim() || name;

function contentOf(name: string, folder: string): string {
  let bytes: Buffer;
  try {
    if (name !== '-' && statSync(resolve(folder, name)).isDirectory()) {
      throw new UnreadableSource('is a folder; name the files in it');
    }
    bytes = readFileSync(name === '-' ? 0 : resolve(folder, name));
  } catch (error) {
    if (error instanceof UnreadableSource) throw error;
    throw new UnreadableSource(
      reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? String(error),
    );
  }
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') throw new UnreadableSource('is empty');
  if (text.includes('\0')) throw new UnreadableSource('is no text: it holds NUL bytes');
  return text;
}

const reasons: Record<string, string> = {
  ENOENT: 'no such file',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
};

function formatOf(name: string, content: string): 'html' | 'markdown' | 'text' {
  const extension = extname(name).toLowerCase();
  if (/^\.x?html?$/.test(extension)) return 'html';
  if (/^\.(md|markdown)$/.test(extension)) return 'markdown';
  if (extension === '.txt') return 'text';
  return /^\s*(<!doctype|<html|<head|<body|<\?xml)/i.test(content) ? 'html' : 'text';
}

function fromHtml(name: string, address: string, html: string): Source {
  // No scripts are run and nothing is loaded: jsdom's defaults. Broken style sheets are its concern, not the user's.
  const { window } = new JSDOM(html, { virtualConsole: new VirtualConsole() });
  const { document } = window;
  const page = buildPageText(document, { rendering: staticRendering });
  const blocks = page.blocks.filter((block) => block.inArticle);
  if (page.text.trim() === '') throw new UnreadableSource('holds no text');
  const identity = identityOf(document, address);
  const { title, text } = page;
  window.close();
  return {
    name,
    text,
    page: {
      title,
      blocks: blocks.map(({ start, text: words, kind }) => ({ start, text: words, kind })),
    },
    identity,
  };
}

const plainIdentity = (url: string, title: string): PageIdentity => ({
  url,
  title,
  canonicalLink: null,
  ogUrl: null,
  ampLink: null,
  site: null,
  author: null,
  published: null,
  language: null,
});
