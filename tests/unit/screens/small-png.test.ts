/** The pictures kept in the repository: small, and what the browser drew. */
import { readdirSync, statSync } from 'node:fs';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { smallPng } from '../../../scripts/small-png.ts';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(data.length, 0);
  numbers.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
}

/** A picture of 8-bit colours whose rows are given with their filters. */
function png(width: number, rows: readonly (readonly number[])[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The colours that a picture with a palette shows, row by row. */
function shown(picture: Buffer, width: number): number[][][] {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < picture.length; ) {
    const length = picture.readUInt32BE(at);
    const body = picture.subarray(at + 4, at + 8 + length);
    expect(picture.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.set(body.toString('latin1', 0, 4), body.subarray(4));
    at += 12 + length;
  }
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  const raw = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const rows: number[][][] = [];
  for (let at = 0; at < raw.length; at += width + 1) {
    expect(raw[at]).toBe(0);
    const places = [...raw.subarray(at + 1, at + 1 + width)];
    rows.push(places.map((place) => [...palette.subarray(place * 3, place * 3 + 3)]));
  }
  return rows;
}

describe('a small picture', () => {
  it('shows the same colours, whatever filter each row came with', () => {
    const picture = png(2, [
      [0, 10, 20, 30, 200, 100, 50],
      [1, 10, 20, 30, 190, 80, 20],
      [2, 0, 0, 0, 0, 0, 0],
      [3, 5, 10, 15, 95, 40, 10],
      [4, 0, 0, 0, 0, 0, 0],
    ]);
    const row = [
      [10, 20, 30],
      [200, 100, 50],
    ];
    expect(shown(smallPng(picture), 2)).toEqual([row, row, row, row, row]);
  });

  it('shows a colour that has no place in the palette as the nearest that has', () => {
    const greys = Array.from({ length: 256 }, (_, grey) => [grey, grey, grey]).flat();
    const picture = png(256, [
      [0, ...greys],
      [0, ...greys.with(0, 3)],
    ]);
    const [, second] = shown(smallPng(picture), 256);
    expect(second?.[0]).toEqual([1, 1, 1]);
  });

  it('refuses what is no screenshot', () => {
    const interlaced = png(1, [[0, 1, 2, 3]]);
    interlaced[28] = 1;
    expect(() => smallPng(interlaced)).toThrow('no screenshot');
  });
});

it('the pictures take less than 3 MB of the repository', () => {
  const folder = new URL('../../screens/', import.meta.url);
  const sizes = readdirSync(folder).map((file) => statSync(new URL(file, folder)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000);
});
