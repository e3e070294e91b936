/** Where the reader's second file leaves its door for the first: a global of our isolated world, which no page can see. */
export const SLOT = 'counterpointSurfaces';
