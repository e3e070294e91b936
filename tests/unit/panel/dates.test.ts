import { afterEach, expect, test } from 'vitest';
import { dateWords, momentWords } from '../../../components/notebook/dates.ts';
import { dateLanguages, languageName, speakDates } from '../../../lib/dates.ts';
import { defaultSettings, settingsFrom } from '../../../lib/settings-schema.ts';

afterEach(() => speakDates('en-GB'));

test.each([
  ['en-GB', '28 March 2026'],
  ['en-US', 'March 28, 2026'],
  ['cy', '28 Mawrth 2026'],
  ['de', '28. März 2026'],
  ['fr', '28 mars 2026'],
] as const)('in %s a date reads %s', (language, words) => {
  speakDates(language);
  expect(dateWords('2026-03-28T12:00:00Z')).toBe(words);
  expect(momentWords('2026-03-28T12:00:00Z')).toContain(words);
});

test('every language to choose from is one that this engine speaks, and has a name of its own', () => {
  const tags = dateLanguages.filter((each) => each !== 'browser');
  expect(Intl.DateTimeFormat.supportedLocalesOf(tags)).toEqual(tags);
  expect(new Set(tags.map(languageName)).size).toBe(tags.length);
});

test('settings of before, or of another hand, keep the language and colours they come with', () => {
  const { dateLanguage, markColours } = defaultSettings;
  for (const kept of [{}, { dateLanguage: 'tlh', markColours: 'pink' }, { dateLanguage: 7 }])
    expect(settingsFrom(kept)).toMatchObject({ dateLanguage, markColours });
  expect(settingsFrom({ dateLanguage: 'cy', markColours: 'plain' })).toMatchObject({
    dateLanguage: 'cy',
    markColours: 'plain',
  });
});
