/** The name of the one element that we add to a page (`host.ts`). */
export const HOST = 'counterpoint-host';
