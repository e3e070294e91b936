/**
 * The templates that come with Counterpoint, in Mustache (mustache.js manual, "Tags"). One page each.
 * The fields are those of `PageView`; what a template may use is listed for the reader by `template.ts`.
 */

/** For Obsidian and everything else that reads CommonMark; also the body of the HTML and Word files. */
export const readingNotes = `# {{title}}

{{citation}}

{{#earlierTitles}}
- Earlier title: {{.}}
{{/earlierTitles}}

{{#link}}
[Open the page]({{link}})

{{/link}}
## Claims met

{{^claims}}
No sentence of this page was marked as a claim about school collaboration.

{{/claims}}
{{#claims}}
### Claim {{number}}{{#speaker}}, {{speaker}}{{/speaker}}

> [!quote]
> {{quote}}

{{#link}}
[Show it on the page]({{link}})

{{/link}}
{{#propositions}}
- **{{rating}}.** {{statement}} {{side}} {{reason}}
{{#ratingThen}}
  - Rated when it was read: {{ratingThen}}
{{/ratingThen}}
{{#counter}}
  - Against the sentence: {{say}} “{{quote}}” ({{who}}, {{summarised}})
{{/counter}}
{{#noneAgainst}}
  - {{noneAgainst}}
{{/noneAgainst}}
{{/propositions}}
{{#overreach}}
- **Overreach.** {{overreach}}
{{/overreach}}

{{/claims}}
## My notes

{{^notes}}
None yet.

{{/notes}}
{{#notes}}
### Note {{number}}, {{created}}{{#changed}}, changed {{changed}}{{/changed}}

{{#quote}}
> [!quote]
> {{quote}}

{{#link}}
[Show it on the page]({{link}})

{{/link}}
{{/quote}}
{{#note}}
{{note}}

{{/note}}
{{#verdict}}
- **Verdict:** {{verdict}}
{{/verdict}}
{{#tagList}}
- **Tags:** {{tagList}}
{{/tagList}}
{{#claim}}
{{#propositions}}
- **{{rating}}.** {{statement}} {{side}}
{{/propositions}}
{{/claim}}
{{#others}}
- **Also written, {{changed}}:** {{note}}
{{/others}}

{{/notes}}
{{#hasDebate}}
## The arguments

{{#debate}}
### {{label}}: {{rating}}

{{statement}} {{side}}

{{#against}}
- Against: {{say}} “{{quote}}” ({{who}}, {{summarised}})
{{/against}}
{{#for}}
- For: {{say}} “{{quote}}” ({{who}}, {{summarised}})
{{/for}}

{{/debate}}
### About the documents

{{#caveats}}
- {{.}}
{{/caveats}}

{{/hasDebate}}
{{#hasNotFound}}
## Not found

{{#notFound}}
- {{what}} {{why}}
{{/notFound}}

{{/hasNotFound}}
`;

/** For Logseq: an outline, one block a thought. */
export const logseqNotes = `- # {{title}}
	- {{citation}}
{{#link}}
	- [Open the page]({{link}})
{{/link}}
	- ## Claims met
{{^claims}}
		- No sentence of this page was marked as a claim about school collaboration.
{{/claims}}
{{#claims}}
		- > {{quote}}
{{#link}}
			- [Show it on the page]({{link}}){{#speaker}}, {{speaker}}{{/speaker}}
{{/link}}
{{^link}}
{{#speaker}}
			- {{speaker}}
{{/speaker}}
{{/link}}
{{#propositions}}
			- **{{rating}}.** {{statement}} {{side}} {{reason}}
{{#counter}}
				- Against the sentence: {{say}} “{{quote}}” ({{who}}, {{summarised}})
{{/counter}}
{{#noneAgainst}}
				- {{noneAgainst}}
{{/noneAgainst}}
{{/propositions}}
{{#overreach}}
			- **Overreach.** {{overreach}}
{{/overreach}}
{{/claims}}
	- ## My notes
{{^notes}}
		- None yet.
{{/notes}}
{{#notes}}
{{#quote}}
		- > {{quote}}
{{/quote}}
{{^quote}}
		- On the whole page
{{/quote}}
			- {{#link}}[Show it on the page]({{link}}), {{/link}}{{created}}
{{#note}}
			- {{note}}
{{/note}}
{{#verdict}}
			- **Verdict:** {{verdict}}
{{/verdict}}
{{#hashtags}}
			- {{hashtags}}
{{/hashtags}}
{{#others}}
			- **Also written, {{changed}}:** {{note}}
{{/others}}
{{/notes}}
{{#hasNotFound}}
	- ## Not found
{{#notFound}}
		- {{what}} {{why}}
{{/notFound}}
{{/hasNotFound}}
`;
