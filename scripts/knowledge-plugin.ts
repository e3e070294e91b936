/**
 * Serves the compiled knowledge base to the extension's code as two virtual modules, so that the
 * compiler (yaml, valibot) stays out of the bundle and a quote that is not verbatim fails the build:
 * `virtual:knowledge` for every room, `virtual:documents` (texts and readings) for the source reader.
 */
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';
import { loadSeeds, readSeeds, seedsFolder } from './load-knowledge.ts';

const modules = ['virtual:knowledge', 'virtual:documents'] as const;

/** `folder`: the seeds to compile; the project's own by default. */
export function knowledgePlugin({ folder = seedsFolder }: { folder?: string } = {}): Plugin {
  return {
    name: 'counterpoint-knowledge',
    resolveId(id) {
      // The NUL keeps other plugins from treating the id as a path (Rollup's convention).
      return modules.some((name) => name === id) ? `\0${id}` : null;
    },
    load(id) {
      const name = modules.find((module) => `\0${module}` === id);
      if (name === undefined) return null;
      for (const file of readSeeds(folder).keys()) this.addWatchFile(join(folder, file));
      const seeds = loadSeeds(folder);
      const data = name === 'virtual:knowledge' ? seeds.knowledge : seeds.documents;
      // As a string for JSON.parse: engines parse that faster than an object literal of this size.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
    },
    /** While `npm run dev` runs: pages that show the knowledge take it anew. */
    hotUpdate({ file }) {
      if (!file.startsWith(folder.replaceAll(sep, '/'))) return undefined;
      const { moduleGraph } = this.environment;
      return modules.flatMap((name) => moduleGraph.getModuleById(`\0${name}`) ?? []);
    },
  };
}
