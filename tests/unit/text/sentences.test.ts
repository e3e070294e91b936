import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../lib/text/sentences.ts';

/** Each case is a block as its sentences; joined by a space they must come apart again. */
const cases: readonly (readonly string[])[] = [
  ['Schools share.', 'Results rise.'],
  ['Dr Ann Lowe spoke.', 'She left.'],
  ['Dr. Ann Lowe spoke.', 'She left.'],
  ['Mr. Bell and Mrs. Okafor run it.', 'It works.'],
  ['Prof. Hale disagrees.', 'So do we.'],
  ['No. 10 declined to comment.', 'The unions did not.'],
  ['The answer is no. 10 heads agreed with that.'],
  ['The answer is no.', 'Heads agreed with that.'],
  ['Some partners, e.g. Leeds, pay more.', 'Others pay less.'],
  ['One model (i.e. the trust) won.', 'It spread.'],
  ['It cost £1.2m a year.', 'It saved £2.5m.'],
  ['Results rose by 2.5 per cent.', 'Costs fell by 1.75 per cent.'],
  ['The link is weak.[1]', 'It is also old.[2]'],
  ['The link is weak.[1][2]', 'It is also old.'],
  ['He called it “a gap”.[70]', 'Nobody replied.'],
  ['“We gained more than we gave.”', 'She smiled.'],
  ['‘We gained more than we gave.’', 'She smiled.'],
  ['"We gained more than we gave."', 'She smiled.'],
  ['‘Does it work?’ she asked.', 'Nobody knew.'],
  ['“Does it work?” asked Mr Bell.', 'Nobody knew.'],
  ['“Does it work?” Mr Bell asked.', 'Nobody knew.'],
  ['‘Stop!’ cried the clerk.', 'We stopped.'],
  ['‘It works,’ she said. ‘I have seen it.’'].flatMap((s) => s.split(/(?<=said\.) /)),
  ['‘I did it,’ he said, ‘for the children.’', 'That was all.'],
  ['Is it worth it?', 'Perhaps.'],
  ['Is it worth it?!', 'Perhaps.'],
  ['Wait…', 'There is more.'],
  ['Wait… there is more.', 'It goes on.'],
  ['J. K. Rowling wrote it.', 'We read it.'],
  ['K. Abernethy and J. Solanki wrote the paper.', 'It is short.'],
  ['(Mrs) P. Dauncey, Upper Kelderby'],
  ['See Annex B.', 'The authors are grateful.'],
  ['We chose plan B.', 'They chose plan A.'],
  ['St. Mary’s joined in May.', 'St John’s did not.'],
  ['It opened at 9.30 a.m. on Monday.', 'It closed at noon.'],
  ['It opened at 9 a.m.', 'Heads had come early.'],
  ['They sell books, pens, etc. to schools.', 'Business is slow.'],
  ['They sell books, pens, etc.', 'Business is slow.'],
  ['Smith et al. found no effect.', 'Others did.'],
  ['R. v. Smith is cited.', 'It does not help.'],
  ['The case of Brown v. Board is known.', 'It is old.'],
  ['See pp. 12–14 of the report.', 'It is dry.'],
  ['See p. 12.', 'It is dry.'],
  ['Fig. 3 shows the trend.', 'It is flat.'],
  ['3.1 Successive governments have reformed schools.', 'Few asked why.'],
  ['42. Since 1988 schools have been funded by number.', 'Tables followed.'],
  ['4) Fund the scheme.', 'Then leave it alone.'],
  ['(a) recommends that the grant be kept;', 'Members agreed.'].slice(0, 1),
  ['Q6. Is there solid research behind this?', 'There is not.'],
  ['The U.S. system is larger.', 'It is not better.'],
  ['She works for Bell & Co. Ltd in York.', 'He does not.'],
  ['The Rt. Hon. Gareth Pennock spoke.', 'The House slept.'],
  ['Visit www.example.org.uk for more.', 'It is free.'],
  ['Version 2.0 is out.', 'Version 1.9 is not.'],
  ['He scored 7.5.', 'She scored 8.'],
  ['“It works.', 'We know it works.”'],
  ['It is (he says) enough.', 'It is not.'],
  ['It is enough. (It is not.)'].flatMap((s) => s.split(/(?<=enough\.) /)),
  ['P.S. We are hiring.', 'Do apply.'],
  ['So did I.', 'The others left.'],
  ['Year 6 did well.', 'Year 7 did not.'],
  ['Det. Supt. Colin Ashgrove retired in May.', 'He gardens.'],
  ['Nos. 4 and 5 were dropped.', 'No. 6 stayed.'],
  ['A school – like a ship – needs a crew.', 'It has one.'],
  ['“Why?” “Because it helps.”'].flatMap((s) => s.split(/(?<=\?”) /)),
  ['Heads met on Tues. and agreed.', 'They left.'],
];

describe('sentencesOf', () => {
  it('has a table of at least 60 cases', () => expect(cases.length).toBeGreaterThanOrEqual(60));

  it.each(cases.map((c) => [c.join(' | '), c] as const))('%s', (_, expected) => {
    expect(sentencesOf(expected.join(' ')).map((s) => s.text)).toEqual(expected);
  });

  it('joins wrapped lines and parts headings, lists and empty lines', () => {
    expect(sentencesOf('The schools that worked\ntogether improved.').length).toBe(1);
    expect(sentencesOf('Why it works\nIt is simple.').map((s) => s.text)).toEqual([
      'Why it works',
      'It is simple.',
    ]);
    expect(sentencesOf('One thing\n\nAnother thing').length).toBe(2);
    expect(sentencesOf('We ask for:\n• money\n• time').map((s) => s.text)).toEqual([
      'We ask for:',
      '• money',
      '• time',
    ]);
  });

  it('adds the offset and gives exact slices', () => {
    const text = '  One.  Two is “here”. Three ';
    for (const s of sentencesOf(text, 100))
      expect(text.slice(s.start - 100, s.end - 100)).toBe(s.text);
    expect(sentencesOf(text, 100)[0]?.start).toBe(102);
  });

  it('covers every visible character once and in order, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom('. ', '” ', '[1]', '\n', '\r\n', '? ', 'Dr. ', 'e.g. ', '“', ' '),
            fc.string({ maxLength: 6 }),
          ),
        ),
        (parts) => {
          const text = parts.join('');
          let at = 0;
          for (const s of sentencesOf(text)) {
            expect(s.start).toBeGreaterThanOrEqual(at);
            expect(text.slice(at, s.start).trim()).toBe('');
            expect(text.slice(s.start, s.end)).toBe(s.text);
            at = s.end;
          }
          expect(text.slice(at).trim()).toBe('');
        },
      ),
    );
  });
});
