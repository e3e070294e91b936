/**
 * What an element's tag, role, class and id say of the text in it, as bits. Words of a class are
 * hints only: `article.ts` takes them back when they would throw away most of a page's sentences.
 */

export const TRAIT = {
  /** Never text of the page: scripts, form fields, drawings. */
  SKIP: 1 << 0,
  NAV: 1 << 1,
  FOOTER: 1 << 2,
  ASIDE: 1 << 3,
  HEADER: 1 << 4,
  MAIN: 1 << 5,
  ARTICLE: 1 << 6,
  /** The class or id names furniture: advert, share bar, related links, cookie bar. */
  FURNITURE: 1 << 7,
  COMMENTS: 1 << 8,
  HEADING: 1 << 9,
  CAPTION: 1 << 10,
  ITEM: 1 << 11,
  QUOTE: 1 << 12,
  CELL: 1 << 13,
  LINK: 1 << 14,
  STANDFIRST: 1 << 15,
  BYLINE: 1 << 16,
  /** The class names the article's body. */
  BODY: 1 << 17,
  PARAGRAPH: 1 << 18,
  TITLE: 1 << 19,
  DIALOG: 1 << 20,
  /** Stays in the line whatever its style: a raised note, a drop cap's letter. */
  INLINE: 1 << 21,
  CONTROL: 1 << 22,
} as const;

const TAGS: Readonly<Record<string, number>> = {
  nav: TRAIT.NAV,
  menu: TRAIT.NAV,
  footer: TRAIT.FOOTER,
  aside: TRAIT.ASIDE,
  header: TRAIT.HEADER,
  main: TRAIT.MAIN,
  article: TRAIT.ARTICLE,
  h1: TRAIT.HEADING | TRAIT.TITLE,
  h2: TRAIT.HEADING,
  h3: TRAIT.HEADING,
  h4: TRAIT.HEADING,
  h5: TRAIT.HEADING,
  h6: TRAIT.HEADING,
  summary: TRAIT.HEADING,
  legend: TRAIT.HEADING,
  figcaption: TRAIT.CAPTION,
  caption: TRAIT.CAPTION,
  li: TRAIT.ITEM,
  blockquote: TRAIT.QUOTE,
  td: TRAIT.CELL,
  th: TRAIT.CELL,
  a: TRAIT.LINK,
  p: TRAIT.PARAGRAPH,
  dialog: TRAIT.DIALOG,
  address: TRAIT.BYLINE,
  sup: TRAIT.INLINE,
  sub: TRAIT.INLINE,
  button: TRAIT.CONTROL,
  label: TRAIT.CONTROL,
  form: 0,
};

for (const tag of (
  'script style template noscript head title meta link base input textarea select option datalist ' +
  'svg canvas audio video object embed img picture source track map area progress meter rt rp ' +
  'noframes noembed param math-field'
).split(' ')) {
  (TAGS as Record<string, number>)[tag] = TRAIT.SKIP;
}

const ROLES: Readonly<Record<string, number>> = {
  navigation: TRAIT.NAV,
  menu: TRAIT.NAV,
  menubar: TRAIT.NAV,
  toolbar: TRAIT.NAV,
  search: TRAIT.NAV,
  tablist: TRAIT.NAV,
  contentinfo: TRAIT.FOOTER,
  complementary: TRAIT.ASIDE,
  banner: TRAIT.HEADER,
  main: TRAIT.MAIN,
  article: TRAIT.ARTICLE,
  dialog: TRAIT.DIALOG,
  alertdialog: TRAIT.DIALOG,
  textbox: TRAIT.SKIP,
  searchbox: TRAIT.SKIP,
  combobox: TRAIT.SKIP,
  button: TRAIT.CONTROL,
};

/** Whole words of a class or id; `-`, `_` and a capital part words. */
const WORDS: readonly (readonly [bit: number, words: RegExp])[] = [
  [
    TRAIT.FURNITURE,
    /(?:^| )(?:ad|ads|adbox|adslot|adunit|adsense|advert\w*|dfp|banner|sponsor\w*|promo\w*|outbrain|taboola|shares?|share ?(?:bar|box|links?|tools?|buttons?|this|icons?|menu|widget)|sharing|social|socials|addthis|sharedaddy|jp relatedposts|related\w*|recommend\w*|recirc\w*|trending|popular|most (?:read|viewed|shared)|read (?:more|next)|more (?:from|stories|on|news|like)|see also|also (?:read|like)|up next|next (?:article|post|story)|prev (?:article|post|story)|newsletter|subscri\w*|sign ?up|paywall|reg(?:istration)? wall|cookie\w*|consent|gdpr|onetrust|cc window|privacy|modal|popup|overlay|lightbox|toast|teasers?|cards? (?:list|grid)|breadcrumbs?|pagination|pager|tags?|tag (?:list|cloud|links)|toolbar|skip (?:link|to)|sidebar|side ?bar|rail|widget|masthead|navbar|nav|menu|megamenu|site (?:header|footer|nav)|footer|feedback|print only|rating|login|donate|jump(?: to)? nav|navbox|mw editsection|toc|table of contents|contents list|infobox|vcard)(?= |$)/,
  ],
  [
    TRAIT.COMMENTS,
    /(?:^| )(?:comments?|comment (?:list|section|area|thread|body)|disqus\w*|coral|livefyre|replies|discussion|respond)(?= |$)/,
  ],
  [
    TRAIT.BYLINE,
    /(?:^| )(?:bylines?|by line|authors?|author (?:bio|box|info|card)|contributors?|dateline|published|last (?:changed|updated)|post meta|entry meta|article meta|meta|timestamp|publish date|credit|reading time)(?= |$)/,
  ],
  [
    TRAIT.STANDFIRST,
    /(?:^| )(?:standfirst|dek|deck|subtitle|sub ?heading|subhead|strapline|lede|lead|excerpt|intro(?:duction)?|sell|article summary|synopsis|description|abstract|tagline)(?= |$)/,
  ],
  [
    TRAIT.CAPTION,
    /(?:^| )(?:captions?|wp caption text|image caption|figure caption|photo (?:credit|caption))(?= |$)/,
  ],
  [
    TRAIT.BODY,
    /(?:^| )(?:(?:article|story|post|entry|page|blog|news|main|text|content) ?(?:body|content|text|copy|article|main|wrapper)|govspeak|prose|rich ?text|wysiwyg|hentry|debate item contributiondebateitem|body copy|field body|mw parser output)(?= |$)/,
  ],
  [
    TRAIT.TITLE,
    /(?:^| )(?:(?:entry|post|article|story|page) (?:title|headline|heading)|headline)(?= |$)/,
  ],
  [TRAIT.QUOTE, /(?:^| )(?:pull ?quotes?|block ?quote)(?= |$)/],
  [TRAIT.SKIP, /(?:^| )(?:debate item columnnumber|column number|page number marker)(?= |$)/],
];

/** A word before says that the page only *has* the thing: `has-sidebar`, `no-comments`, `with-ads`. */
const HAS =
  /(?:^| )(?:has|with|no|not|without|is|js|hide|hides|show|shows|single|supports|allow)(?: \w+){1,2}(?= |$)/g;

const known = new Map<string, number>();

/** The traits that a class list or an id names. Answers are kept: pages repeat their classes. */
const traitsOfName = (name: string): number => {
  const before = known.get(name);
  if (before !== undefined) return before;
  let traits = 0;
  if (name.length < 400) {
    for (const part of name.split(/\s+/)) {
      const words = part
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .replace(/[^A-Za-z0-9]+/g, ' ')
        .toLowerCase()
        .replace(HAS, '');
      for (const [bit, pattern] of WORDS) if (pattern.test(words)) traits |= bit;
    }
    if (traits & TRAIT.BODY) traits &= ~TRAIT.FURNITURE;
  }
  if (known.size > 5000) known.clear();
  known.set(name, traits);
  return traits;
};

/** Tags whose class never makes them furniture: `<body class="has-cookie-banner">`. */
const WHOLE = new Set(['html', 'body', 'main', 'article']);

/** The traits that an id names. Longer ids are mostly a heading's words, made into an address. */
export const traitsOfId = (id: string): number =>
  /^[^A-Za-z]*[A-Za-z]+(?:[^A-Za-z]+[A-Za-z]+){0,2}[^A-Za-z]*$/.test(id)
    ? traitsOfName(id) & ~TRAIT.SKIP
    : 0;

/** The traits of an element by tag, class and role. The id is asked apart, for blocks only. */
export const traitsOf = (tag: string, className: string, role: string | null): number => {
  let traits = TAGS[tag] ?? 0;
  if (role) traits |= ROLES[role] ?? 0;
  if (className && !(traits & TRAIT.SKIP)) {
    const named = traitsOfName(className);
    traits |= WHOLE.has(tag)
      ? named & ~(TRAIT.FURNITURE | TRAIT.SKIP | TRAIT.COMMENTS | TRAIT.BYLINE)
      : named;
  }
  return traits;
};
