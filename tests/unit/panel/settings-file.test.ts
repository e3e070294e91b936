import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { readingNotes } from '../../../lib/export/templates.ts';
import { readSettings, type SetByReader, writeSettings } from '../../../lib/panel/settings-file.ts';
import { defaultSettings, settingsFrom } from '../../../lib/settings-schema.ts';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };

const made = '2026-11-22T10:00:00.000Z';
const set: SetByReader = {
  settings: { ...defaultSettings, sensitivity: 'more', sitesOff: ['paper.example', '[::1]'] },
  muted: ['competition'],
  templates: { markdown: readingNotes },
};
const textOf = (value: unknown) => JSON.stringify(value);
const written = () => {
  const file = writeSettings(set, made);
  return 'text' in file ? file.text : '';
};
const whole = () => JSON.parse(written()) as Record<string, unknown>;

beforeEach(() => {
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation(
    (key: string) => messages[key as keyof typeof messages].message,
  );
});

describe('settings as a file', () => {
  it('come back as they left', () => {
    expect(readSettings(written())).toEqual({ ok: true, value: set });
    expect(writeSettings(set, made).fileName).toBe('2026-11-22 Counterpoint settings.json');
  });

  it.each([
    ['no JSON', '{'],
    ['another kind of file', textOf({ format: 'counterpoint-backup', version: 1 })],
    ['a list', '[]'],
    ['null', 'null'],
    ['a newer version', textOf({ ...whole(), version: 2 })],
    [
      'an unknown sensitivity',
      textOf({ ...whole(), settings: { ...set.settings, sensitivity: 'x' } }),
    ],
    [
      'a setting that is not one of ours',
      textOf({ ...whole(), settings: { ...set.settings, x: 1 } }),
    ],
    [
      'an address for a host',
      textOf({ ...whole(), settings: { ...set.settings, sitesOff: ['https://a/b'] } }),
    ],
    ['a missing part', textOf({ ...whole(), muted: undefined })],
    ['a proposition that is no id', textOf({ ...whole(), muted: ['<b>'] })],
    ['a template that cannot be used', textOf({ ...whole(), templates: { markdown: '{{#x}}' } })],
    [
      'a template that leaves page text unescaped',
      textOf({ ...whole(), templates: { markdown: '{{{title}}}' } }),
    ],
    ['a key of every object', `{"__proto__":{"format":"counterpoint-settings","version":1}}`],
  ])('are refused in a sentence: %s', (_what, text) => {
    const read = readSettings(text);
    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.sentence).not.toBe('');
  });
});

describe('settings from disk', () => {
  it('that are missing or damaged are as they come with Counterpoint, each by itself', () => {
    expect(settingsFrom(undefined)).toEqual(defaultSettings);
    expect(settingsFrom('nonsense')).toEqual(defaultSettings);
    expect(settingsFrom({ sensitivity: 'fewer', sitesOff: 7, opensOnHover: 'yes' })).toEqual({
      ...defaultSettings,
      sensitivity: 'fewer',
    });
  });

  it('of a newer version lose what this one does not know', () => {
    expect(settingsFrom({ ...defaultSettings, later: true })).toEqual(defaultSettings);
  });
});
