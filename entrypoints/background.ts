import knowledge from 'virtual:knowledge';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { obeyCommand } from '../lib/background/commands.ts';
import { LOADING_PORT, serveLoading } from '../lib/background/loading.ts';
import { offerMenuEntry, serveMenuEntry } from '../lib/background/own-words.ts';
import { serveReading } from '../lib/background/reading.ts';
import { serve } from '../lib/background/service.ts';
import { registerReader, registerReaderAndRead } from '../lib/background/sites.ts';
import { openKeeper } from '../lib/backup/keeper.ts';
import { createDetector, type Detector } from '../lib/claims/detector.ts';
import { storedModel } from '../lib/claims/model/stored.ts';
import { READING_PORT } from '../lib/messages.ts';
import { persist } from '../lib/notes/persistence.ts';
import { guardNotes, openNotes } from '../lib/open-notes.ts';
import { getSettings } from '../lib/settings.ts';
import { tellReaders } from '../lib/tell-readers.ts';

export default defineBackground({
  type: 'module',
  main() {
    // Made when the first page is read: the worker also wakes for a note or a command, many times a day.
    let made: Detector | undefined;
    const detector = () => {
      made ??= createDetector(storedModel);
      return made;
    };
    void guardNotes();
    const store = openNotes();
    serve({ knowledge, store });
    const keeper = openKeeper(store);
    serveMenuEntry();
    const wishes = async () => {
      const [{ sensitivity }, muted] = await Promise.all([
        getSettings(),
        // Notes that cannot be opened keep nobody from reading.
        store.mutedPropositions().catch(() => []),
      ]);
      return { sensitivity, muted: new Set(muted) };
    };

    browser.runtime.onConnect.addListener((port) => {
      if (port.name === LOADING_PORT) void serveLoading(port, detector);
      if (port.name === READING_PORT) serveReading(port, { detector, knowledge, wishes });
    });
    browser.runtime.onInstalled.addListener(({ reason }) => {
      void registerReaderAndRead();
      void offerMenuEntry();
      // Firefox may throw away what nobody asked it to keep; Chromium never does with our permission, and asks no worker.
      void persist();
      if (reason === 'install') void browser.tabs.create({ url: '/welcome.html' });
    });
    browser.runtime.onStartup.addListener(() => {
      void registerReader();
      void store.checkSecondCopy().then(keeper.backUp);
    });
    browser.permissions.onAdded.addListener(() => void registerReaderAndRead());
    browser.permissions.onRemoved.addListener(() => {
      void registerReader();
      // What runs in tabs that are open asks again whether it may.
      void tellReaders('settingsChanged');
    });
    browser.commands.onCommand.addListener((command, tab) => void obeyCommand(command, tab));
  },
});
