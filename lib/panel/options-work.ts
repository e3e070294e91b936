/** What the options do, each said in a sentence and, where it took something away, with the way back. */
import { browser } from 'wxt/browser';
import type { Written } from '../export/types.ts';
import { inTurn } from '../in-turn.ts';
import { asStoreError } from '../notes/faults.ts';
import type { Dismissal } from '../notes/model.ts';
import type { Store } from '../notes/store.ts';
import type { Said } from '../outcome.ts';
import { changeSettings, getSettings } from '../settings.ts';
import type { Settings } from '../settings-schema.ts';
import { askForSites, hostOfOrigin, setSiteOff } from '../site.ts';
import { tellReaders } from '../tell-readers.ts';
import { say } from '../words.ts';
import type { Options } from './options-state.ts';
import { readSettings, type SetByReader, writeSettings } from './settings-file.ts';

type Templates = SetByReader['templates'];

export interface OptionsDeps {
  readonly store: Pick<Store, 'mute' | 'mutedPropositions' | 'undoDismissal'>;
  /** The reader's own templates, kept elsewhere. */
  readonly templates: () => Promise<Templates>;
  readonly setTemplates: (templates: Templates) => Promise<void>;
  readonly tell: (said: Said) => void;
  /** Shown at once; where it could not be kept, all is looked at again. */
  readonly expect: Options['expect'];
  readonly look: Options['look'];
}

export interface OptionsWork {
  set(change: Partial<Settings>): void;
  mute(id: string, label: string, muted: boolean): void;
  /** A dismissed sentence is marked again. */
  undoDismissal(dismissal: Dismissal): void;
  /** Asks the browser for hosts. To be called in the click. */
  allow(hosts: readonly string[]): void;
  /** Gives an allowed match pattern back. */
  revoke(origin: string): void;
  siteOn(host: string): void;
  /** Makes the settings a file and hands it to `save`. */
  exportFile(made: string, save: (file: Written) => void): void;
  importFile(file: Blob): void;
}

export function optionsWork(deps: OptionsDeps): OptionsWork {
  const { store, tell } = deps;
  const fault = (sentence: string) => tell({ sentence, undo: null, fault: true });
  const done = (sentence: string, undo: (() => void) | null = null) =>
    tell({ sentence, undo, fault: false });

  /** Does what may fail; `after` says what was done. */
  const attempt = async (work: () => Promise<unknown>, after: () => void) => {
    try {
      await work();
      after();
    } catch (error) {
      fault(asStoreError(error).fault.sentence);
      await deps.look().catch(() => undefined);
    }
  };
  const next = inTurn();
  const run = (...of: Parameters<typeof attempt>) => next(() => attempt(...of));
  /** Of what was begun in the click itself, which may close the page: only what is said of it waits its turn. */
  const keep = (written: Promise<unknown>) => {
    written.catch(() => undefined);
    void run(
      () => written,
      () => done(say('settingsKept')),
    );
  };
  /** The same of the browser's own question. That it could not be asked is a no. */
  const answer = (asked: Promise<boolean>, tell: (yes: boolean) => void) => {
    void asked.catch(() => false).then((yes) => next(async () => tell(yes)));
  };
  // The background hears of changed notes only while it is awake. Not waited for: a page that hangs never answers.
  const hear = (what: Parameters<typeof tellReaders>[0]) =>
    void tellReaders(what).catch(() => undefined);
  const mark = async (ids: readonly string[], muted: boolean) => {
    for (const id of ids) await store.mute(id, muted);
    hear('settingsChanged');
  };
  let muting = 0;
  /** Shown as wished at once, and as it is kept once the last of several is. */
  const setMuted = (id: string, muted: boolean, after: () => void) => {
    muting += 1;
    deps.expect({ muted: { id, muted } });
    return run(async () => {
      await mark([id], muted).finally(() => {
        muting -= 1;
      });
      if (muting === 0) await deps.look();
    }, after);
  };
  const dismissAgain = async (id: string, undone: boolean) => {
    await store.undoDismissal(id, undone);
    hear('notesChanged');
  };
  // As it is kept, not as it is shown: a change made a moment ago may still be on its way there.
  const present = async (): Promise<SetByReader> => ({
    settings: await getSettings(),
    muted: (await store.mutedPropositions()).sort(),
    templates: await deps.templates(),
  });
  const takeOver = async ({ settings, muted, templates }: SetByReader) => {
    const now = await store.mutedPropositions();
    await changeSettings(() => settings);
    await deps.setTemplates(templates);
    await mark(
      muted.filter((id) => !now.includes(id)),
      true,
    );
    await mark(
      now.filter((id) => !muted.includes(id)),
      false,
    );
  };
  return {
    set: (change) => {
      deps.expect({ settings: change });
      keep(changeSettings(() => change));
    },
    mute: (id, label, muted) =>
      void setMuted(id, muted, () =>
        done(say(muted ? 'settingsMuted' : 'settingsUnmuted', label), () =>
          setMuted(id, !muted, () => done(say('panelUndone'))),
        ),
      ),
    undoDismissal: ({ id }) =>
      void run(
        () => dismissAgain(id, true),
        () =>
          done(say('settingsMarkedAgain'), () =>
            run(
              () => dismissAgain(id, false),
              () => done(say('panelUndone')),
            ),
          ),
      ),
    allow: (hosts) =>
      answer(askForSites(hosts), (given) =>
        given ? done(say('settingsAllowed')) : fault(say('popupNotGranted')),
      ),
    revoke: (origin) =>
      answer(browser.permissions.remove({ origins: [origin] }), (taken) =>
        taken ? done(say('settingsRevoked', hostOfOrigin(origin))) : fault(say('popupNotTaken')),
      ),
    siteOn: (host) => keep(setSiteOff(host, false)),
    exportFile: (made, save) =>
      void run(
        async () => save(writeSettings(await present(), made)),
        () => {},
      ),
    importFile: (file) => {
      let before: SetByReader;
      const tellTaken = () =>
        done(say('settingsImported'), () =>
          run(
            () => takeOver(before),
            () => done(say('panelUndone')),
          ),
        );
      void next(async () => {
        const text = await file.text().catch((error: unknown) => {
          fault(say('settingsFileUnread', String(error)));
          return null;
        });
        if (text === null) return;
        const read = readSettings(text);
        if (!read.ok) return fault(read.sentence);
        await attempt(async () => {
          before = await present();
          await takeOver(read.value);
        }, tellTaken);
      });
    },
  };
}
