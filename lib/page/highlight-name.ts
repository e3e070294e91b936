/** The name of a kind's highlight in the page's registry, which is the page's too: hence the prefix. */
export const highlightName = (kind: string): string => `counterpoint-${kind}`;
