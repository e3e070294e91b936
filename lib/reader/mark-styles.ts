/**
 * How a mark looks. The line's shape tells the stance, so that no one needs the colour; the tint
 * tells how much evidence there is; each in one set for light pages and one for dark.
 *
 * `::highlight()` takes only colours, text decoration and shadow (CSS Custom Highlight API, section
 * 4.1). The names carry the page's scheme because a highlight cannot be styled by a page's own
 * background, only by its name.
 */
import type { RatingId, Stance } from '../knowledge/types.ts';
import { type MarkColours, markColours } from '../mark-colours.ts';

export type PageScheme = 'light' | 'dark';
/** How much stands behind the proposition either way: next to nothing, two sides, or one side. */
export type Tone = 'thin' | 'contested' | 'some';
/** A mark of a crowded paragraph tells its stance and no more. */
type Strength = Tone | 'faint';

const tones = {
  'not-covered': 'thin',
  'not-established': 'thin',
  argued: 'thin',
  contested: 'contested',
  'some-support': 'some',
  'some-against': 'some',
} as const satisfies Record<RatingId, Tone>;

const lines = { asserts: 'solid', disputes: 'dashed', open: 'dotted' } as const satisfies Record<
  Stance,
  string
>;

/** Alpha of the tint behind the text, in hex; low enough that 4.5:1 text stays so. */
const tints = { faint: '00', thin: '12', contested: '22', some: '33' } as const satisfies Record<
  Strength,
  string
>;
const widths = { faint: 1, thin: 1.5, contested: 2, some: 2.5 } as const satisfies Record<
  Strength,
  number
>;
/** Weakest first. */
const strengths = ['faint', 'thin', 'contested', 'some'] as const satisfies readonly Strength[];

/** A wording that outruns its evidence ends in a double line, in the colour that the card draws its remark in (`components/tokens.css`; a test compares). */
export const overreachInks = { light: '#8a5a00', dark: '#e6c063' } as const satisfies Record<
  PageScheme,
  string
>;

/** What is saved has a wash: yellow under a claim's line, green and without a line where the words are the reader's own. */
const washes = {
  light: { own: '#8fd0a84d', passage: '#f2d67a66' },
  dark: { own: '#2f6b4780', passage: '#7a651f80' },
} as const satisfies Record<PageScheme, Record<'own' | 'passage', string>>;

export const ACTIVE_KIND = 'active';

/** The painter's kind of a claim: which highlight it goes into. */
export function kindOf(stance: Stance, rating: RatingId | 'faint', scheme: PageScheme): string {
  return `${stance}-${rating === 'faint' ? rating : tones[rating]}-${scheme}`;
}

/** A saved passage: on a claim that was marked, or words of the reader's own choice. */
export function passageKind(kind: 'passage' | 'own', scheme: PageScheme): string {
  return `${kind}-${scheme}`;
}

/** Every kind, weakest first: where two overlap the later one shows. */
export const markKinds: readonly string[] = [
  ...(['light', 'dark'] as const).flatMap((scheme) =>
    strengths.flatMap((tone) =>
      (['open', 'disputes', 'asserts'] as const).map((stance) => `${stance}-${tone}-${scheme}`),
    ),
  ),
  'overreach-light',
  'overreach-dark',
  'own-light',
  'own-dark',
  'passage-light',
  'passage-dark',
  ACTIVE_KIND,
];

/**
 * The style sheet of every kind, for `scripting.insertCSS`, which no page's CSP can block. `holder` is
 * the compound selector of the elements that the styles are given to.
 */
export function markCss(
  highlightName: (kind: string) => string,
  colours: MarkColours = 'usual',
  holder = '',
): string {
  const rules: string[] = [];
  // Chromium 156 paints every highlight in forced colours as if it were selected, whatever its style
  // (also under `forced-color-adjust: none`): there the line's shape has to tell.
  const tinted: string[] = [];
  const forced: string[] = [];
  const rule = (kind: string, style: string) =>
    `${holder}::highlight(${highlightName(kind)}){${style}}`;
  for (const scheme of ['light', 'dark'] as const) {
    for (const [stance, line] of Object.entries(lines) as [Stance, string][]) {
      const ink = markColours[colours][scheme][stance];
      for (const tone of strengths) {
        const kind = `${stance}-${tone}-${scheme}`;
        rules.push(rule(kind, `text-decoration:underline ${line} ${ink} ${widths[tone]}px`));
        tinted.push(rule(kind, `background-color:${ink}${tints[tone]}`));
        const width = tone === 'faint' ? 1 : 2;
        forced.push(rule(kind, `text-decoration:underline ${line} LinkText ${width}px`));
      }
    }
    const cue = `overreach-${scheme}`;
    rules.push(rule(cue, `text-decoration:underline double ${overreachInks[scheme]} 2px`));
    forced.push(rule(cue, 'text-decoration:underline double LinkText 2px'));
    for (const [kind, wash] of Object.entries(washes[scheme])) {
      tinted.push(rule(`${kind}-${scheme}`, `background-color:${wash}`));
      forced.push(rule(`${kind}-${scheme}`, 'background-color:Mark;color:MarkText'));
    }
  }
  // Low enough for light text on a dark page to stay at 4.5:1.
  tinted.push(rule(ACTIVE_KIND, 'background-color:#f2c94c66'));
  forced.push(rule(ACTIVE_KIND, 'background-color:Highlight;color:HighlightText'));
  return [
    ...rules,
    `@media (forced-colors:none){${tinted.join('\n')}}`,
    `@media (forced-colors:active){${forced.join('\n')}}`,
  ].join('\n');
}

/** Light or dark, from a CSS colour as `getComputedStyle` gives it; null when it is see-through. */
export function schemeOf(color: string): PageScheme | null {
  const channels = color.match(/[\d.]+/g)?.map(Number);
  if (!channels || channels.length < 3 || (channels[3] ?? 1) < 0.5) return null;
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110 ? 'dark' : 'light';
}
