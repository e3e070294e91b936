/**
 * `npm run -s read -- [--format json|markdown|…] [--sensitivity fewer|balanced|more] FILE…|-`
 *
 * Reads pages from disk with the code of the extension. `json` prints one object a source and line
 * (the contract is in the README); every other format is one of the extension's exports. A source
 * that cannot be read is named on standard error, the others are read all the same, exit status 2.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createDetector } from '../lib/claims/detector.ts';
import { storedModel } from '../lib/claims/model/stored.ts';
import type { Sensitivity } from '../lib/claims/types.ts';
import { type RatedClaim, weigh } from '../lib/weigh.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { exportFormats, exportRead } from './read/export.ts';
import { readSource, type Source, UnreadableSource } from './read/sources.ts';

const usage = `Usage: npm run -s read -- [--format json|${exportFormats.join('|')}] [--sensitivity fewer|balanced|more] FILE…|-
Reads .html, .txt and .md files (- is standard input) and prints the claims about school collaboration in them.`;

const sensitivities: readonly string[] = ['fewer', 'balanced', 'more'] satisfies Sensitivity[];

function options(): { format: string; sensitivity: Sensitivity; names: string[] } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'json' },
      sensitivity: { type: 'string', default: 'balanced' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  const { format, sensitivity } = values;
  if (format !== 'json' && !exportFormats.includes(format)) {
    throw new Error(`No format “${format}”: choose json or ${exportFormats.join(', ')}.`);
  }
  if (!sensitivities.includes(sensitivity)) {
    throw new Error(`No sensitivity “${sensitivity}”: choose ${sensitivities.join(', ')}.`);
  }
  if (positionals.length === 0) throw new Error('Name at least one file, or - for standard input.');
  return { format, sensitivity: sensitivity as Sensitivity, names: positionals };
}

/** The line of the JSON contract. Keys are never renamed or taken away. */
function jsonLine(source: Source, claims: readonly RatedClaim[]): string {
  return JSON.stringify({
    source: source.name,
    title: source.identity.title,
    text: source.text,
    claims: claims.map(({ start, end, text, score, propositions, speaker, overreach }) => ({
      start,
      end,
      text,
      score,
      propositions: propositions.map(({ id, stance, wording, rating }) => ({
        id,
        stance,
        wording,
        rating,
      })),
      speaker,
      overreach,
    })),
  });
}

async function main(): Promise<number> {
  const { format, sensitivity, names } = options();
  const knowledge = loadKnowledge();
  const detector = createDetector(storedModel);
  const folder = process.env.INIT_CWD ?? process.cwd();
  const read: { source: Source; claims: RatedClaim[] }[] = [];
  let failed = 0;
  for (const name of names) {
    try {
      const source = readSource(name, folder);
      const claims = detector
        .read(source.page, { sensitivity })
        .map((claim) => weigh(claim, knowledge));
      if (format === 'json') process.stdout.write(`${jsonLine(source, claims)}\n`);
      else read.push({ source, claims });
    } catch (error) {
      if (!(error instanceof UnreadableSource)) throw error;
      failed += 1;
      process.stderr.write(`${name}: ${error.message}\n`);
    }
  }
  if (read.length > 0) process.stdout.write(await exportRead(format, read, knowledge));
  return failed > 0 ? 2 : 0;
}

// A reader that stops early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`);
  process.exitCode = 2;
}
