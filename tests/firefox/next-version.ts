/**
 * A notebook as a newer Counterpoint might bring it, beside the built one in a staged copy: the built
 * notebook itself, which believes before its first line runs that its database is of the version before.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs in the page. Asks for the next version of the database in the place of the present one. */
function askForNext(): void {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (name: string, version?: number) {
    const isOurs = name === 'counterpoint' && version !== undefined;
    return open.call(this, name, isOurs ? version + 1 : (version as number));
  };
}

/** Runs in the page. Every step of the migration is taken again, and meets what it made long ago. */
function startFromNothing(): void {
  Object.defineProperty(IDBVersionChangeEvent.prototype, 'oldVersion', { get: () => 0 });
}

const notebooks = {
  'notebook-next.html': [askForNext],
  'notebook-failing.html': [askForNext, startFromNothing],
} as const;

/** Puts both notebooks into a staged copy of the extension. */
export function addNextVersions(folder: string): void {
  const built = readFileSync(join(folder, 'notebook.html'), 'utf8');
  for (const [name, before] of Object.entries(notebooks)) {
    const script = name.replace('.html', '.js');
    writeFileSync(join(folder, script), before.map((each) => `(${each})();`).join('\n'));
    writeFileSync(
      join(folder, name),
      built.replace('<head>', `<head><script src="/${script}"></script>`),
    );
  }
}
