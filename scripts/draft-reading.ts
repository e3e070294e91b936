/** `npm run -s draft-reading <document id>`: prints a first reading of a document under `seeds/`. */
import { draftReading } from '../lib/knowledge/compile/draft.ts';
import { readSeeds } from './load-knowledge.ts';

const files = readSeeds();
const names = [...files.keys()].flatMap((file) => /^documents\/(.+)\.yaml$/.exec(file)?.[1] ?? []);
const id = process.argv[2];
const draft = id === undefined ? null : draftReading(files, id);
if (draft === null) {
  console.error(`Say which document, one of: ${names.join(', ')}.`);
  process.exitCode = 2;
} else {
  process.stdout.write(draft);
}
