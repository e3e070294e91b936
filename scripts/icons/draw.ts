/** How the icon is drawn: alone, filling a page that is as large as the picture. */

/** Sides in px: 16 and 32 for the toolbar, 48 and 128 for the list of extensions and the stores, 96 for Firefox's. */
export const iconSizes = [16, 32, 48, 96, 128] as const;

export const pageOfIcon = (svg: string): string =>
  `<!doctype html><style>html,body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`;
