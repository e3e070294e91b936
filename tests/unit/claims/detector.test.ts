import { describe, expect, it } from 'vitest';
import { createDetector } from '../../../lib/claims/detector.ts';
import model from '../../../lib/claims/model/model.json' with { type: 'json' };
import type { StoredModel } from '../../../lib/claims/model/types.ts';
import { pageOf } from './page-of.ts';

const detector = createDetector(model as unknown as StoredModel);

const onTopic = pageOf('Does school collaboration raise standards?', [
  'Four secondary schools in Carlow joined the network in 2019. The network has an office above a shop.',
  'Collaboration between schools has raised pupils’ attainment across the county, according to a report by Dr Ann Lowe. She said that heads had met on Tuesdays.',
  'But there is no evidence that working together improves results, critics say. Ministers should require every school to work with its neighbours.',
]);

describe('detector', () => {
  it('finds the claims of a plain page and leaves the facts', () => {
    const found = detector.read(onTopic).map((c) => c.text);
    expect(found).toContain(
      'Collaboration between schools has raised pupils’ attainment across the county, according to a report by Dr Ann Lowe.',
    );
    expect(found).toContain(
      'But there is no evidence that working together improves results, critics say.',
    );
    expect(found).toContain('Ministers should require every school to work with its neighbours.');
    expect(found).not.toContain('The network has an office above a shop.');
    expect(found).not.toContain('She said that heads had met on Tuesdays.');
  });

  it('gives offsets into the page text', () => {
    for (const claim of detector.read(onTopic, { sensitivity: 'more' })) {
      expect(onTopic.text.slice(claim.start, claim.end)).toBe(claim.text);
    }
  });

  it('gives the same claims in steps, those of the first blocks first', () => {
    const stepped = [...detector.readInSteps(onTopic, { first: [3] })].flatMap((s) => s.claims);
    expect(stepped.map((c) => c.text).sort()).toEqual(
      detector
        .read(onTopic)
        .map((c) => c.text)
        .sort(),
    );
    expect(stepped[0]?.start).toBeGreaterThanOrEqual(onTopic.blocks[3]?.start ?? 0);
  });

  it('tells what is in view of a long page before it has read the rest, and each claim once', () => {
    // No two alike: a page that says a thing again is marked once.
    const long = pageOf(
      onTopic.title,
      Array.from({ length: 600 }, (_, i) => [
        `Four schools joined network ${i} in 2019. Its office is above a shop in street ${i}.`,
        `Collaboration between schools has raised pupils’ attainment in district ${i}.`,
      ]).flat(),
    );
    const first = [600, 601, 602, 603];
    const steps = [...detector.readInSteps(long, { first })];
    const early = steps.filter((s) => s.of === 0).flatMap((s) => s.claims.map((c) => c.text));
    expect(early.length).toBeGreaterThan(1);
    expect(early.length).toBeLessThan(300);
    for (const i of first) {
      const claim = /Collaboration.*/.exec(long.blocks[i]?.text ?? '')?.[0];
      if (claim) expect(early).toContain(claim);
    }
    const starts = steps.flatMap((s) => s.claims).map((c) => c.start);
    expect(starts.toSorted((a, b) => a - b)).toEqual(detector.read(long).map((c) => c.start));
  });

  it('tells how far it is, never going back, and comes to the end', () => {
    const long = pageOf(
      onTopic.title,
      Array.from({ length: 60 }, () => onTopic.blocks.slice(1).map((b) => b.text)).flat(),
    );
    const steps = [...detector.readInSteps(long)].filter((s) => s.of > 0);
    const places = steps.map((s) => s.done / s.of);
    expect(new Set(places).size).toBeGreaterThan(10);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(places.at(-1)).toBe(1);
  });

  it('is deterministic', () => {
    expect(detector.read(onTopic)).toEqual(detector.read(onTopic));
  });

  it('reads an empty page as no claims', () => {
    expect(detector.read({ title: '', blocks: [] })).toEqual([]);
  });

  it('orders the thresholds', () => {
    const { fewer, balanced, more } = detector.thresholds;
    expect(fewer).toBeGreaterThan(balanced);
    expect(balanced).toBeGreaterThan(more);
  });

  it('refuses a model of other features', () => {
    expect(() => createDetector({ ...(model as unknown as StoredModel), features: 0 })).toThrow(
      /npm run train/,
    );
  });
});
