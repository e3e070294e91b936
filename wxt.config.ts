import { defineConfig } from 'wxt';
import { knowledgePlugin } from './scripts/knowledge-plugin.ts';
import { safeLibrariesPlugin } from './scripts/safe-libraries-plugin.ts';

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  outDir: '.output',
  vite: () => ({
    plugins: [knowledgePlugin(), safeLibrariesPlugin()],
    build: { sourcemap: false, modulePreload: false },
  }),
  manifest: ({ browser, command }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'contextMenus',
      'scripting',
      'storage',
      // A second copy of the notes lies in storage.local, which holds 10 MB without it.
      'unlimitedStorage',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    optional_host_permissions: ['*://*/*'],
    action: { default_title: '__MSG_extensionName__' },
    commands: {
      'next-claim': {
        suggested_key: { default: 'Alt+Shift+J' },
        description: '__MSG_commandNextClaim__',
      },
      'previous-claim': {
        suggested_key: { default: 'Alt+Shift+K' },
        description: '__MSG_commandPreviousClaim__',
      },
      'toggle-reading': {
        suggested_key: { default: 'Alt+Shift+R' },
        description: '__MSG_commandToggleReading__',
      },
      'open-panel': {
        suggested_key: { default: 'Alt+Shift+C' },
        description: '__MSG_commandOpenPanel__',
      },
      // Without a key of its own: Chromium suggests four at most. The reader can give it one.
      annotate: { description: '__MSG_commandAnnotate__' },
    },
    // The card is a frame of ours inside the page, so that no key typed into a note ever passes
    // through the page. In Chromium its address changes with every session: a page cannot probe
    // for the extension. (Firefox makes one up at install.)
    web_accessible_resources: [
      {
        resources: ['card.html'],
        matches: ['*://*/*'],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    content_security_policy: {
      extension_pages: `default-src 'none'; script-src 'self'; img-src 'self' data: blob:; ${
        // `npm run dev` alone: the server that says what has changed, and styles as it sends them.
        command === 'serve'
          ? "style-src 'self' 'unsafe-inline'; connect-src http://localhost:* ws://localhost:*"
          : "style-src 'self'; connect-src 'none'"
      }; frame-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'`,
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'counterpoint@counterpoint.example',
              // The first that knows `data_collection_permissions` everywhere, and older than the oldest ESR.
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '131' }),
  }),
});
