/** Finds a Chromium and a Firefox on this machine, or brings them: Playwright's build first, else Debian's package. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { chromium } from '@playwright/test';

export type BrowserName = 'chromium' | 'firefox';

interface Source {
  /** Overrides everything: the address of a browser's program. */
  readonly variable: string;
  /** Programs to look for on the PATH. Google's own Chrome is not among them: since version 137 it ignores `--load-extension`. */
  readonly programs: readonly string[];
  readonly elsewhere: readonly string[];
  readonly debian: string;
}

const sources: Record<BrowserName, Source> = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    programs: ['chromium', 'chromium-browser', 'chromium.exe'],
    elsewhere: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
    debian: 'chromium',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    programs: ['firefox-esr', 'firefox', 'firefox.exe'],
    elsewhere: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
    debian: 'firefox-esr',
  },
};

/** The program of a browser that can load the extension, or null. */
export function findBrowser(name: BrowserName): string | null {
  const source = sources[name];
  const named = process.env[source.variable];
  if (named) return named;
  const candidates = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => source.programs.map((program) => join(folder, program)));
  if (name === 'chromium') candidates.unshift(playwrightChromium());
  return [...candidates, ...source.elsewhere].find(isProgram) ?? null;
}

/**
 * The program of a browser, installed first where it is missing.
 * @throws Error with a sentence that says what to install by hand when no way worked.
 */
export function bringBrowser(name: BrowserName, say: (line: string) => void): string {
  const found = findBrowser(name);
  if (found) return found;
  const { debian, variable } = sources[name];
  if (name === 'chromium') {
    say('No Chromium here: asking Playwright for its build …');
    spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
    const brought = findBrowser(name);
    if (brought) return brought;
  }
  if (existsSync('/usr/bin/apt-get')) {
    say(`Installing Debian's ${debian} (a few minutes) …`);
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    for (const step of [
      ['apt-get', 'update', '-qq'],
      ['apt-get', 'install', '-y', '-qq', debian],
    ]) {
      const [program = '', ...args] = [...sudo, ...step];
      spawnSync(program, args, {
        stdio: 'ignore',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    }
    const brought = findBrowser(name);
    if (brought) return brought;
  }
  throw new Error(
    `No ${name} was found and none could be installed. Install one (on Debian: apt-get install ${debian}), or name its program in ${variable}.`,
  );
}

function playwrightChromium(): string {
  try {
    return chromium.executablePath();
  } catch {
    return '';
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}
