/** The read command as its users meet it: a process, files, two streams and an exit status. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../../../scripts/scratch.ts';
import { readArticle, sentencesOfArticle } from '../../pages/article.ts';
import { dressedPage, shells } from '../../pages/shells.ts';

const script = fileURLToPath(new URL('../../../scripts/read.ts', import.meta.url));
const corpus = fileURLToPath(new URL('../../corpus/articles/', import.meta.url));

interface Line {
  source: string;
  title: string;
  text: string;
  claims: {
    start: number;
    end: number;
    text: string;
    score: number;
    propositions: { id: string; stance: string; wording: string; rating: string }[];
    speaker: string | null;
    overreach: string | null;
  }[];
}

function read(folder: string, args: readonly string[], input?: string) {
  const { stdout, stderr, status } = spawnSync('node', [script, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, INIT_CWD: folder },
    ...(input === undefined ? {} : { input }),
  });
  const lines = stdout.split('\n').filter(Boolean);
  return { stdout, stderr, status, lines: () => lines.map((line) => JSON.parse(line) as Line) };
}

const scratch = () => scratchFolder('read');
const claim = 'Collaboration between schools has raised pupils’ attainment across the county.';
const article = `Why partnership works\n\n${claim} It has also cost a lot of time, heads say.\n`;

describe('the contract', () => {
  test('text, Markdown and HTML give the same claim, with offsets in the text', () => {
    const folder = scratch();
    writeFileSync(join(folder, 'a.txt'), article);
    writeFileSync(join(folder, 'b.md'), `# ${article}`);
    const [title = '', body = ''] = article.trim().split('\n\n');
    const filler =
      '<p>The governors met on Monday and talked about the roof of the school until nine.</p>';
    writeFileSync(
      join(folder, 'c.html'),
      `<title>${title}</title><article><h1>${title}</h1><p>${body}</p>${filler.repeat(6)}</article>`,
    );
    const { lines, status, stderr } = read(folder, ['a.txt', 'b.md', 'c.html']);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(lines().map(({ source }) => source)).toEqual(['a.txt', 'b.md', 'c.html']);
    for (const { text, claims, title: head } of lines()) {
      expect(head).toBe(title);
      const found = claims.find((each) => each.text === claim);
      expect(Object.keys(found ?? {})).toEqual([
        'start',
        'end',
        'text',
        'score',
        'propositions',
        'speaker',
        'overreach',
      ]);
      expect(found?.propositions[0]).toMatchObject({
        id: 'attainment',
        stance: 'asserts',
        rating: 'not-established',
      });
      for (const each of claims) expect(text.slice(each.start, each.end)).toBe(each.text);
    }
  });

  test('standard input', () => {
    const { lines, status } = read(scratch(), ['-'], article);
    expect(status).toBe(0);
    expect(lines()[0]?.source).toBe('-');
    expect(lines()[0]?.claims.length).toBeGreaterThan(0);
  });

  test('what cannot be read is named, the rest is read, exit status 2', () => {
    const folder = scratch();
    writeFileSync(join(folder, 'good.txt'), article);
    writeFileSync(join(folder, 'empty.txt'), ' \n');
    writeFileSync(join(folder, 'binary.txt'), 'a\0b');
    const { lines, stderr, status } = read(folder, [
      'missing.txt',
      'empty.txt',
      '.',
      'binary.txt',
      'good.txt',
    ]);
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toEqual([
      'missing.txt: no such file',
      'empty.txt: is empty',
      '.: is a folder; name the files in it',
      'binary.txt: is no text: it holds NUL bytes',
    ]);
    expect(lines().map(({ source }) => source)).toEqual(['good.txt']);
  });

  test.each([[[]], [['--format', 'pdf', 'x.txt']], [['--loud', 'x.txt']]])(
    '%j is answered with the usage',
    (args) => {
      const { stdout, stderr, status } = read(scratch(), args);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain('Usage: npm run -s read');
    },
  );

  test('reading notes as Markdown', () => {
    const folder = scratch();
    writeFileSync(join(folder, 'a.txt'), article);
    const { stdout, status } = read(folder, ['--format', 'markdown', 'a.txt']);
    expect(status).toBe(0);
    expect(stdout.startsWith('---\n')).toBe(true);
    expect(stdout).toContain(claim);
  });

  test('a text of one’s own has a name and no empty links', () => {
    const folder = scratch();
    mkdirSync(join(folder, 'minutes'));
    writeFileSync(join(folder, 'minutes/scrutiny_panel-june.txt'), `${claim} They said so.\n`);
    for (const format of ['markdown', 'logseq', 'html']) {
      const { stdout } = read(folder, ['--format', format, 'minutes/scrutiny_panel-june.txt']);
      expect(stdout).toContain('scrutiny panel june');
      expect(stdout).not.toMatch(/\]\(\)|Open the page|Show it on the page/);
    }
  });

  test('in formats of annotations, the claims are the annotations', () => {
    const folder = scratch();
    writeFileSync(join(folder, 'a.txt'), article);
    const lines = read(folder, ['a.txt']).lines();
    const quotes = lines.flatMap(({ claims }) => claims.map(({ text }) => text));
    expect(quotes.length).toBeGreaterThan(0);
    const of = (format: string) => read(folder, ['--format', format, 'a.txt']).stdout;
    const web = JSON.parse(of('jsonld'));
    expect(web.total).toBe(quotes.length);
    const exact = (target: { selector: { exact?: string }[] }) => target.selector[0]?.exact;
    expect(web.first.items.map((item: { target: never }) => exact(item.target))).toEqual(quotes);
    expect(JSON.stringify(web)).toContain('attainment');
    const { annotations } = JSON.parse(of('hypothesis'));
    expect(annotations.map((each: { target: never[] }) => exact(each.target[0] as never))).toEqual(
      quotes,
    );
    for (const quote of quotes) expect(of('readwise')).toContain(quote);
  });
});

test('all labelled articles, dressed as web pages, in one go', () => {
  const folder = scratch();
  const ids = readdirSync(corpus).map((file) => file.replace('.json', ''));
  const files = ids.map((id, index) => {
    const shell = shells[index % shells.length] ?? 'weekly';
    writeFileSync(join(folder, `${id}.html`), dressedPage(readArticle(id), shell));
    return `${id}.html`;
  });
  const { lines, status } = read(folder, files);
  expect(status).toBe(0);
  expect(lines().map(({ source }) => source)).toEqual(files);
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
  // The number of a numbered heading is the page's, not the article's.
  const words = (text: string) => flat(text).replace(/^\d+\. /, '');
  const strays = lines().flatMap(({ source, text, claims }, index) => {
    const whole = flat(
      sentencesOfArticle(readArticle(ids[index] ?? ''))
        .map((sentence) => sentence.text)
        .join(' '),
    );
    return claims
      .filter(
        (each) =>
          text.slice(each.start, each.end) !== each.text || !whole.includes(words(each.text)),
      )
      .map((each) => `${source}: ${each.text}`);
  });
  expect(strays, 'claims that are not words of the article').toEqual([]);
});
