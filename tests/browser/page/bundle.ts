import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** Bundles a module of the project into one script that sets `globalThis[name]` to its exports. */
export const bundle = async (entry: string, name: string, minify = false): Promise<string> => {
  const file = fileURLToPath(new URL(`../../../${entry}`, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify,
      lib: { entry: file, name, formats: ['iife'] },
      target: 'es2023',
    },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  return `${output[0].code}\n;globalThis.${name} = ${name};`;
};
