/** The trained model that ships. `npm run train` writes the file; a unit test holds it to its corpus. */
import json from './model.json' with { type: 'json' };
import type { StoredModel } from './types.ts';

// The type that is inferred from a JSON file knows no unions.
export const storedModel = json as unknown as StoredModel;
