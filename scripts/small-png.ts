/**
 * Makes a screenshot small enough to be kept in the repository: the 256 colours that cover most of it, one
 * byte a pixel (PNG specification, third edition, sections 9 and 11.2). Letters' edges lose shades that
 * nobody sees; a picture of text loses half its bytes.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = 8;
const COLOURS = 256;

interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue in one number, row by row. */
  readonly pixels: Uint32Array;
}

function* chunksOf(png: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = SIGNATURE; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield {
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    };
    at += 12 + length;
  }
}

/** Section 9.4: which of its neighbours a byte is nearest to, going by their slope. */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [left, above, corner].map((each) => Math.abs(guess - each)) as [
    number,
    number,
    number,
  ];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

const predict = [
  () => 0,
  (left: number) => left,
  (_left: number, above: number) => above,
  (left: number, above: number) => (left + above) >> 1,
  paeth,
] as const;

/** A screenshot as browsers write them: 8 bits a channel, colour with or without opacity, not interlaced. */
function read(png: Buffer): Bitmap {
  const parts = [...chunksOf(png)];
  const header = parts.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height, depth, kind, interlaced] = [
    header.readUInt32BE(0),
    header.readUInt32BE(4),
    header[8],
    header[9],
    header[12],
  ];
  if (depth !== 8 || (kind !== 2 && kind !== 6) || interlaced !== 0)
    throw new Error('This is no screenshot: no colours of 8 bits, or interlaced.');
  const bytes = kind === 6 ? 4 : 3;
  const raw = inflateSync(
    Buffer.concat(parts.filter(({ type }) => type === 'IDAT').map(({ data }) => data)),
  );
  const stride = width * bytes;
  const rows = Buffer.alloc(stride * height);
  const pixels = new Uint32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const guess = predict[raw[y * (stride + 1)] ?? 0] ?? predict[0];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < bytes ? 0 : (rows[at - bytes] ?? 0);
      const above = y === 0 ? 0 : (rows[at - stride] ?? 0);
      const corner = x < bytes || y === 0 ? 0 : (rows[at - stride - bytes] ?? 0);
      rows[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess(left, above, corner);
    }
    for (let x = 0; x < width; x += 1)
      pixels[y * width + x] = rows.readUIntBE(y * stride + x * bytes, 3);
  }
  return { width, height, pixels };
}

const channels = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255] as const;

function distance(a: number, b: number): number {
  const [red, green, blue] = channels(a);
  const [r, g, b2] = channels(b);
  return (red - r) ** 2 + (green - g) ** 2 + (blue - b2) ** 2;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** The same picture with a palette; every colour that has no place there is shown as its nearest. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = read(png);
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, COLOURS)
    .map(([colour]) => colour);
  const places = new Map(palette.map((colour, at) => [colour, at]));
  const placeOf = (colour: number): number => {
    const known = places.get(colour);
    if (known !== undefined) return known;
    let nearest = 0;
    for (const [at, each] of palette.entries())
      if (distance(each, colour) < distance(palette[nearest] ?? 0, colour)) nearest = at;
    places.set(colour, nearest);
    return nearest;
  };
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      rows[y * (width + 1) + 1 + x] = placeOf(pixels[y * width + x] ?? 0);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, an index into the palette.
  header.set([8, 3], 8);
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [...channels(colour)]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
