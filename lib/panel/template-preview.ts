/** What a template makes of a page: the one read last, or one made up where nothing was read yet. */
import { formats } from '../export/formats.ts';
import { exportSet } from '../export/set.ts';
import type { ExportSet } from '../export/types.ts';
import type { Knowledge } from '../knowledge/types.ts';
import type { Store } from '../notes/store.ts';
import { exportOfPage } from '../page-export.ts';
import { blankReading } from '../page-reading.ts';
import { weigh } from '../weigh.ts';
import { say } from '../words.ts';

async function sampleSet(store: Store, knowledge: Knowledge, made: string): Promise<ExportSet> {
  const [page] = await store.pages();
  if (page) return exportSet([page], await store.annotationsOfPage(page.id), made);
  const [proposition] = knowledge.propositions;
  const text = say('previewClaim');
  const claim =
    proposition &&
    ({
      start: 0,
      end: text.length,
      text,
      score: 0.9,
      propositions: [{ id: proposition.id, stance: 'asserts', wording: 'causal' }],
      because: [],
      speaker: null,
    } as const);
  const reading = blankReading({
    url: 'https://example.org/partnership',
    title: say('previewTitle'),
    canonicalLink: null,
    ogUrl: null,
    ampLink: null,
    site: null,
    author: null,
    published: null,
    language: 'en',
  });
  return exportOfPage(store, {
    ...reading,
    claims: claim ? [weigh({ ...claim, propositions: [...claim.propositions] }, knowledge)] : [],
  });
}

/** The page's notes as text; the sentence that says why the template cannot be used where it cannot. */
export async function templatePreview(
  store: Store,
  knowledge: Knowledge,
  formatId: string,
  template: string,
): Promise<string> {
  const format = formats[formatId as keyof typeof formats];
  try {
    const set = await sampleSet(store, knowledge, new Date().toISOString());
    const written = await format.write(set, knowledge, { template });
    return 'text' in written ? written.text : '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
