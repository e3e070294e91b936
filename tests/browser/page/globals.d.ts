declare global {
  /** The bundle of `in-page.ts`, as the tests' functions see it inside the page. */
  var page: typeof import('./in-page.ts');
}

export {};
