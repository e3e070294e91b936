/**
 * Whether a page says that part of it is for subscribers: schema.org's `isAccessibleForFree` in its
 * JSON-LD, or a content tier in its head. The page's word; a subscriber may see all of it.
 */

import { fromLinkedData } from './linked-data.ts';

/** Graphs nest; deeper than this is somebody's data, not a description. */
const DEEPEST = 6;

const TIERS =
  'meta[property="article:content_tier"],meta[name="article:content_tier"],meta[name="content_tier"]';

export function saysPaywalled(document: Document): boolean {
  const tier = document.querySelector(TIERS)?.getAttribute('content')?.trim().toLowerCase();
  if (tier === 'locked' || tier === 'metered') return true;
  return (
    fromLinkedData(document, 'isAccessibleForFree', (data) => isClosed(data, DEEPEST)) ?? false
  );
}

function isClosed(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || depth === 0) return false;
  if (Array.isArray(value)) return value.some((each) => isClosed(each, depth - 1));
  const free = (value as Record<string, unknown>).isAccessibleForFree;
  if (free === false || (typeof free === 'string' && /^false$/i.test(free.trim()))) return true;
  return Object.values(value).some((each) => isClosed(each, depth - 1));
}
