/** What the options do, each said in a sentence and, where it took something away, with the way back. */
import { browser } from 'wxt/browser';
import type { Written } from '../export/types.ts';
import { asStoreError } from '../notes/faults.ts';
import type { Dismissal } from '../notes/model.ts';
import type { Store } from '../notes/store.ts';
import type { Said } from '../outcome.ts';
import { changeSettings } from '../settings.ts';
import type { Settings } from '../settings-schema.ts';
import { askForSites, hostOfOrigin, setSiteOff } from '../site.ts';
import { tellReaders } from '../tell-readers.ts';
import { say } from '../words.ts';
import type { OptionsState } from './options-state.ts';
import { readSettings, type SetByReader, writeSettings } from './settings-file.ts';

type Templates = SetByReader['templates'];

export interface OptionsDeps {
  readonly store: Pick<Store, 'mute' | 'undoDismissal'>;
  readonly state: () => OptionsState | null;
  /** The reader's own templates, kept elsewhere. */
  readonly templates: () => Templates;
  readonly setTemplates: (templates: Templates) => Promise<void>;
  readonly tell: (said: Said) => void;
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
  fileOf(made: string): Written;
  importFile(file: Blob): void;
}

export function optionsWork(deps: OptionsDeps): OptionsWork {
  const { store, tell } = deps;
  const fault = (sentence: string) => tell({ sentence, undo: null, fault: true });
  const done = (sentence: string, undo: (() => void) | null = null) =>
    tell({ sentence, undo, fault: false });

  /** Does what may fail; `after` says what was done. */
  const run = async (work: () => Promise<unknown>, after: () => void) => {
    try {
      await work();
      after();
    } catch (error) {
      fault(asStoreError(error).fault.sentence);
    }
  };
  // The background hears of changed notes only while it is awake.
  const mark = async (ids: readonly string[], muted: boolean) => {
    for (const id of ids) await store.mute(id, muted);
    await tellReaders('settingsChanged');
  };
  const dismissAgain = async (id: string, undone: boolean) => {
    await store.undoDismissal(id, undone);
    await tellReaders('notesChanged');
  };
  const present = (): SetByReader => ({
    settings: deps.state()?.settings ?? ({} as Settings),
    muted: [...(deps.state()?.muted ?? [])].sort(),
    templates: deps.templates(),
  });
  const takeOver = async ({ settings, muted, templates }: SetByReader) => {
    const now = new Set(present().muted);
    await changeSettings(() => settings);
    await deps.setTemplates(templates);
    await mark(
      muted.filter((id) => !now.has(id)),
      true,
    );
    await mark(
      [...now].filter((id) => !muted.includes(id)),
      false,
    );
  };

  return {
    set: (change) =>
      void run(
        () => changeSettings(() => change),
        () => done(say('settingsKept')),
      ),
    mute: (id, label, muted) =>
      void run(
        () => mark([id], muted),
        () =>
          done(say(muted ? 'settingsMuted' : 'settingsUnmuted', label), () =>
            run(
              () => mark([id], !muted),
              () => done(say('panelUndone')),
            ),
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
    allow: (hosts) => {
      askForSites(hosts).then(
        (given) => (given ? done(say('settingsAllowed')) : fault(say('popupNotGranted'))),
        () => fault(say('popupNotGranted')),
      );
    },
    revoke: (origin) => {
      browser.permissions.remove({ origins: [origin] }).then(
        (taken) =>
          taken ? done(say('settingsRevoked', hostOfOrigin(origin))) : fault(say('popupNotTaken')),
        () => fault(say('popupNotTaken')),
      );
    },
    siteOn: (host) =>
      void run(
        () => setSiteOff(host, false),
        () => done(say('settingsKept')),
      ),
    fileOf: (made) => writeSettings(present(), made),
    importFile: async (file) => {
      const text = await file.text().catch((error: unknown) => {
        fault(say('settingsFileUnread', String(error)));
        return null;
      });
      if (text === null) return;
      const read = readSettings(text);
      if (!read.ok) return fault(read.sentence);
      let before = present();
      await run(
        async () => {
          // Not what is shown: a change made a moment ago may still be on its way there.
          before = { ...before, settings: await changeSettings(() => ({})) };
          await takeOver(read.value);
        },
        () =>
          done(say('settingsImported'), () =>
            run(
              () => takeOver(before),
              () => done(say('panelUndone')),
            ),
          ),
      );
    },
  };
}
