import '../../components/tokens.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Welcome, type WelcomeActions } from '../../components/welcome/Welcome.tsx';
import { newest } from '../../lib/newest.ts';
import { openPage } from '../../lib/open-page.ts';
import { allowedOrigins, askForSites, hostOfOrigin } from '../../lib/site.ts';

const root = document.getElementById('welcome') as HTMLElement;
const commands = await browser.commands.getAll();
const keys = commands.find(({ name }) => name === 'next-claim')?.shortcut ?? '';

const actions: WelcomeActions = {
  allow: (hosts) => askForSites(hosts).catch(() => false),
  openPath: openPage,
};

const begin = newest();
async function show(): Promise<void> {
  const isNewest = begin();
  const allowed = new Set((await allowedOrigins()).map(hostOfOrigin));
  if (!isNewest()) return;
  render(<Welcome {...{ allowed, keys, actions }} />, root);
}

browser.permissions.onAdded.addListener(() => void show());
browser.permissions.onRemoved.addListener(() => void show());
await show();
