// @vitest-environment jsdom
/** A card's foot, whose answers may come after the reader has gone on. */
import { beforeEach, expect, it, vi } from 'vitest';
import { CardFoot } from '../../../components/CardFoot.tsx';
import { viewOf } from '../../../lib/background/card-service.ts';
import type { CardActions } from '../../../lib/card-actions.ts';
import type { Outcome } from '../../../lib/outcome.ts';
import { loadSeeds } from '../../../scripts/load-knowledge.ts';
import { selectorsOf, visitOf } from '../notes/samples.ts';
import { claimAt } from '../panel/samples.ts';
import { begin, buttons, found, press, said, settle, show } from './reader.ts';

const claim = claimAt(0, ['attainment', 'asserts']);
const subject = {
  identity: visitOf('https://paper.example/a'),
  selectors: selectorsOf(claim.text),
  claim,
  annotationId: null,
  faint: 0,
};
const kept = { saved: null, dismissed: false, knownTags: [], isPrivate: false };
const view = viewOf(subject, kept, loadSeeds().knowledge);
const done: Outcome<null> = { ok: true, value: null };

const actions = {
  dismiss: vi.fn<CardActions['dismiss']>(),
  mute: vi.fn<CardActions['mute']>(),
};
/** The answer to what is turned down next: it comes when the test says so. */
function answer() {
  const { promise, resolve } = Promise.withResolvers<Outcome<null>>();
  actions.dismiss.mockReturnValueOnce(promise);
  return () => settle(() => resolve(done));
}

beforeEach(async () => {
  begin();
  actions.dismiss.mockReset().mockResolvedValue(done);
  actions.mute.mockReset().mockResolvedValue(done);
  await show(
    <>
      <textarea />
      <CardFoot view={view} current={view.propositions[0]} actions={actions} toNote={null} />
    </>,
  );
  await press('more');
});
/** As a browser does, which gives a button that is pressed the focus. */
const pressFocused = (name: string) => {
  buttons(name)[0]?.focus();
  return press(name);
};

it('takes the focus from no note that is typed when “not a claim” is answered late', async () => {
  const answered = answer();
  await pressFocused('notAClaim');
  const note = found<HTMLTextAreaElement>('textarea');
  note.focus();
  await answered();
  expect(said()).toContain('dismissedSentence');
  expect(document.activeElement).toBe(note);
});

it('keeps the focus of a reader who stayed, though the button that was pressed goes', async () => {
  const answered = answer();
  await pressFocused('notAClaim');
  await answered();
  expect(document.activeElement).toBe(buttons('more')[0]);
});

it('says last what was asked for last, however slow what was before it', async () => {
  const answered = answer();
  await press('notAClaim');
  await press('muteProposition');
  expect(actions.mute, 'one at a time').not.toHaveBeenCalled();
  await answered();
  expect(said()).toContain('settingsMuted');
});
