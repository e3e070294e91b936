import { defineConfig } from 'wxt';
import { knowledgePlugin } from './scripts/knowledge-plugin.ts';

/** The education press whose sites are offered by name at first run; every other site is asked for when the reader wants it. */
export default defineConfig({
  manifestVersion: 3,
  imports: false,
  outDir: '.output',
  vite: () => ({
    plugins: [knowledgePlugin()],
    build: { sourcemap: false, modulePreload: false },
  }),
  zip: {
    name: 'counterpoint',
    excludeSources: ['reading/**', 'test-results/**'],
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [
      'activeTab',
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
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'none'; frame-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'counterpoint@counterpoint.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '131' }),
  }),
});
