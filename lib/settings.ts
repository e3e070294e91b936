/** What the reader has set. Held in `storage.local`, so that every context sees a change at once. */
import { storage } from 'wxt/utils/storage';
import type { Sensitivity } from './claims/types.ts';
import type { PropositionId } from './knowledge/types.ts';

export interface Settings {
  readonly sensitivity: Sensitivity;
  /** Propositions whose claims are not marked. */
  readonly mutedPropositions: readonly PropositionId[];
  /** Host names where nothing is read although the browser would allow it. */
  readonly sitesOff: readonly string[];
}

export const defaultSettings: Settings = {
  sensitivity: 'balanced',
  mutedPropositions: [],
  sitesOff: [],
};

export const settings = storage.defineItem<Settings>('local:settings', {
  fallback: defaultSettings,
  version: 1,
});
