/**
 * Whether a page says that part of it is for subscribers: schema.org's `isAccessibleForFree` in its
 * JSON-LD, or a content tier in its head. The page's word; a subscriber may see all of it.
 */

/** A longer script is no description of an article, in UTF-16 units. */
const LONGEST = 200_000;
/** Graphs nest; deeper than this is somebody's data, not a description. */
const DEEPEST = 6;

const TIERS =
  'meta[property="article:content_tier"],meta[name="article:content_tier"],meta[name="content_tier"]';

export function saysPaywalled(document: Document): boolean {
  const tier = document.querySelector(TIERS)?.getAttribute('content')?.trim().toLowerCase();
  if (tier === 'locked' || tier === 'metered') return true;
  const scripts = document.querySelectorAll('script[type="application/ld+json"]');
  return [...scripts].some(({ textContent }) => {
    if (!textContent || textContent.length > LONGEST) return false;
    if (!textContent.includes('isAccessibleForFree')) return false;
    try {
      return isClosed(JSON.parse(textContent), DEEPEST);
    } catch {
      return false;
    }
  });
}

function isClosed(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || depth === 0) return false;
  if (Array.isArray(value)) return value.some((each) => isClosed(each, depth - 1));
  const free = (value as Record<string, unknown>).isAccessibleForFree;
  if (free === false || (typeof free === 'string' && /^false$/i.test(free.trim()))) return true;
  return Object.values(value).some((each) => isClosed(each, depth - 1));
}
