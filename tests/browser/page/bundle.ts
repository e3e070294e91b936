import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** Bundles a module of the project into one script that sets `globalThis[name]` to its exports. */
export const bundle = async (entry: string, name: string, minify = false): Promise<string> => {
  const input = fileURLToPath(new URL(`../../../${entry}`, import.meta.url));
  const build = await rolldown({ input, logLevel: 'silent' });
  const { output } = await build.generate({ format: 'iife', name, exports: 'named', minify });
  await build.close();
  return `${output[0].code}\n;globalThis.${name} = ${name};`;
};
