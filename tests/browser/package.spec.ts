/** What is in the built packages, read as a reviewer reads them: the manifest asks for little, and the code knows no address to go to. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/stage.ts';
import { type Files, filesOf } from '../../scripts/zip/pack.ts';
import { expect, test } from './extension.ts';

const browsers = ['chrome', 'firefox'] as const;

function built(browser: (typeof browsers)[number]): Files {
  const folder = join(root, '.output', `${browser}-mv3`);
  if (!existsSync(folder)) throw new Error(`Nothing in ${folder}: run \`npm run build\` first.`);
  return filesOf(folder);
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const texts = (files: Files): [name: string, text: string][] =>
  [...files]
    .filter(([name]) => !name.endsWith('.png'))
    .map(([name, bytes]) => [name, textOf(bytes)]);

/** Addresses that stand in the built files, and why none of them is one to go to. */
const known: readonly (readonly [address: RegExp, why: string])[] = [
  [/^http:\/\/schemas\.(?:openxmlformats\.org|microsoft\.com)\//, 'a name space of Word files'],
  [/^http:\/\/purl\.(?:org|oclc\.org)\//, 'a name space of Word files'],
  [/^http:\/\/www\.w3\.org\//, 'a name space of XML, or the context of Web Annotations'],
  [/^https:\/\/answers\.microsoft\.com\/.*list-levels/, 'in a sentence with which docx refuses'],
  [/^https:\/\/github\.com\/wxt-dev\/wxt\/issues\/371$/, 'in a sentence with which WXT refuses'],
  [
    /^https:\/\/wxt\.dev\/guide\/go-further\/testing\.html$/,
    'in a sentence with which WXT refuses',
  ],
  [/^https:\/\/example\.org\/partnership$/, 'the address of our own sample page, as notes cite it'],
  [/^https:\/\/\$\{$/, 'the front of an address that is put together for comparing'],
];
const seeds = [...filesOf(join(root, 'seeds'))].map(([, bytes]) => textOf(bytes)).join('\n');

for (const browser of browsers) {
  test(`${browser}: no address but names, and what the reader is shown`, () => {
    const strange = texts(built(browser)).flatMap(([name, text]) =>
      [...text.matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s"'`\\<>(){}]*\{?/g)]
        .map(([address]) => address)
        .filter((address) => !known.some(([pattern]) => pattern.test(address)))
        .filter((address) => !(name !== 'background.js' && seeds.includes(address)))
        // A match pattern of the manifest is a rule, not an address.
        .filter((address) => !(name === 'manifest.json' && /^\*?:\/\/\*\/\*$/.test(address)))
        .map((address) => `${name}: ${address}`),
    );
    expect(strange).toEqual([]);
  });

  test(`${browser}: nothing in the code that could reach the network, or run text as code`, () => {
    // A method of that name, `fetch(key, make) {`, is a library's own (MiniSearch's).
    const means =
      /(?<![.\w$])(?:fetch|eval|importScripts|Function)\((?![^()]*\)\{)|\b(?:XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|WebTransport)\b|\bimport\(\s*['"`]https?:/g;
    const found = texts(built(browser))
      .filter(([name]) => name.endsWith('.js'))
      .flatMap(([name, text]) => [...text.matchAll(means)].map(([what]) => `${name}: ${what}`));
    expect(found).toEqual([]);
  });

  test(`${browser}: the manifest asks for what the README says, and lets pages load the card alone`, () => {
    const manifest = JSON.parse(textOf(built(browser).get('manifest.json') ?? new Uint8Array()));
    const more = browser === 'chrome' ? ['sidePanel'] : [];
    expect(new Set(manifest.permissions)).toEqual(
      new Set(['activeTab', 'contextMenus', 'scripting', 'storage', 'unlimitedStorage', ...more]),
    );
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.optional_host_permissions).toEqual(['*://*/*']);
    expect(manifest.web_accessible_resources).toHaveLength(1);
    expect(manifest.web_accessible_resources[0].resources).toEqual(['card.html']);
    expect(manifest.content_security_policy.extension_pages).toContain("connect-src 'none'");
    const gecko = manifest.browser_specific_settings?.gecko;
    if (browser === 'firefox')
      expect(gecko.data_collection_permissions).toEqual({ required: ['none'] });
    expect(Object.keys(manifest.icons)).toEqual(['16', '32', '48', '96', '128']);
  });
}
