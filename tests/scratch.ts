/** Set-up of a run of Vitest, which stops its workers before they could take their temporary folders away. */
import { SCRATCH, scratchFolder } from '../scripts/scratch.ts';

export default function setup(): void {
  process.env[SCRATCH] = scratchFolder('tests');
}
