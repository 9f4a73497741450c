import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspectPicture, normalisePicture } from '#app/pdf/pictures/normalise-picture.server.ts';
import { PictureRefused } from '#app/pdf/pictures/picture-refused.ts';
import { claiming, halves, noise, pixelOf, svg } from './made.ts';

type Made = [name: string, make: () => Promise<Uint8Array>, mediaType: string];

const grey = () => halves().greyscale().toColourspace('b-w');
const photos: Made[] = [
  ['a JPEG', () => halves().jpeg().toBuffer(), 'image/jpeg'],
  ['a grey JPEG', () => grey().jpeg().toBuffer(), 'image/jpeg'],
  ['a CMYK JPEG', () => halves().toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg'],
  ['a progressive JPEG', () => halves().jpeg({ progressive: true }).toBuffer(), 'image/jpeg'],
];
const drawings: Made[] = [
  ['a PNG', () => halves().png().toBuffer(), 'image/png'],
  ['a PNG with alpha', () => halves(60, 40, true).png().toBuffer(), 'image/png'],
  ['a PNG with a palette and transparency', () => halves(60, 40, true).png({ palette: true }).toBuffer(), 'image/png'],
  ['a PNG of 16 bits', () => halves().toColourspace('rgb16').png().toBuffer(), 'image/png'],
  ['an interlaced PNG', () => halves().png({ progressive: true }).toBuffer(), 'image/png'],
  ['a grey PNG', () => grey().png().toBuffer(), 'image/png'],
  ['a WebP', () => halves(60, 40, true).webp().toBuffer(), 'image/png'],
  ['a GIF', () => halves().gif().toBuffer(), 'image/png'],
  ['an SVG', () => Promise.resolve(svg('<rect width="30" height="40" fill="red"/>')), 'image/png'],
];

describe('normalisePicture', () => {
  it.each([...photos, ...drawings])(
    'makes %s plain: sRGB, 8 bits, on white, without metadata',
    async (_, make, type) => {
      const given = await make();
      const { bytes, mediaType, width, height } = await normalisePicture(given, 1000);
      expect(mediaType).toBe(type);
      const metadata = await sharp(bytes).metadata();
      expect(metadata).toMatchObject({
        space: 'srgb',
        channels: 3,
        depth: 'uchar',
        hasAlpha: false,
        isProgressive: false,
      });
      expect([metadata.icc, metadata.exif, metadata.xmp, metadata.iptc]).toEqual(Array(4).fill(undefined));
      expect(width / height).toBeCloseTo(60 / 40, 1);
      expect(Buffer.from((await normalisePicture(given, 1000)).bytes)).toEqual(Buffer.from(bytes));
    },
  );

  it('shows white where one with alpha or a palette is see-through', async () => {
    for (const options of [{}, { palette: true }]) {
      const { bytes } = await normalisePicture(await halves(60, 40, true).png(options).toBuffer(), 60);
      expect(await pixelOf(bytes, 5, 5)).toEqual([255, 255, 255]);
      expect(await pixelOf(bytes, 5, 35)).toEqual([255, 0, 0]);
    }
  });

  it('turns one upright that its camera held askew', async () => {
    const turned = await halves(60, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await inspectPicture(turned)).toEqual({ kind: 'jpeg', width: 40, height: 60 });
    const { bytes, width, height } = await normalisePicture(turned, 1000);
    expect([width, height]).toEqual([40, 60]);
    const [top, bottom] = [await pixelOf(bytes, 20, 5), await pixelOf(bytes, 20, 55)];
    expect(top[0]! > 200 && bottom[2]! > 200).toBe(true);
  });

  it('keeps the colours of a CMYK one near what they were', async () => {
    const { bytes } = await normalisePicture(await halves().toColourspace('cmyk').jpeg().toBuffer(), 60);
    const [red, green] = await pixelOf(bytes, 10, 20);
    expect(red! - green!).toBeGreaterThan(100);
  });

  it('makes one smaller and never larger, but draws lines at any size', async () => {
    const png = await halves(600, 400).png().toBuffer();
    expect(await normalisePicture(png, 300)).toMatchObject({ width: 300, height: 200 });
    expect(await normalisePicture(png, 3000)).toMatchObject({ width: 600, height: 400 });
    expect(await normalisePicture(svg('<circle r="9"/>'), 600)).toMatchObject({ width: 600, height: 400 });
    const boxed = svg('<circle r="9"/>', 'viewBox="0 0 30 10"');
    expect(await normalisePicture(boxed, 900)).toMatchObject({ width: 900, height: 300 });
  });

  it('takes the first picture of one that moves', async () => {
    const frames = await Promise.all(['red', 'blue'].map((background) => sharp({ create: { width: 8, height: 8, channels: 3, background } }).png().toBuffer())); // prettier-ignore
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const { bytes, height } = await normalisePicture(gif, 8);
    expect(height).toBe(8);
    expect((await pixelOf(bytes, 2, 2))[0]).toBeGreaterThan(200);
  });
});

describe('refused, with a sentence', () => {
  const cut = async (make: Promise<Buffer>) => (await make).subarray(0, 3000);
  const text = (words: string) => new TextEncoder().encode(words);
  const cases: [string, () => Promise<Uint8Array> | Uint8Array, RegExp][] = [
    ['no bytes', () => new Uint8Array(), /is empty/],
    ['a truncated PNG', () => cut(noise(200, 200).png().toBuffer()), /broken or was cut short/],
    ['a truncated JPEG', () => cut(noise(200, 200).jpeg().toBuffer()), /broken or was cut short/],
    ['a truncated WebP', () => cut(noise(200, 200).webp().toBuffer()), /broken or was cut short/],
    ['nothing but a signature', () => Buffer.from('89504e470d0a1a0a', 'hex'), /broken or was cut short/],
    ['a web page', () => text('<!doctype html><svg>'), /no PNG, JPEG, WebP, GIF or SVG/],
    ['XML that is no picture', () => text('<?xml version="1.0"?><a/>'), /no PNG, JPEG/],
    ['a PDF', () => text('%PDF-1.7\n'), /no PNG, JPEG/],
    ['a TIFF', () => halves().tiff().toBuffer(), /no PNG, JPEG/],
    ['20,000 by 20,000 pixels', () => claiming(20_000, 20_000), /20000 × 20000 pixels, more than can be opened/],
    ['more than 25 MB', () => new Uint8Array(25 * 1024 * 1024 + 1), /more than 25 MB/],
    ['an SVG of 5 MB', () => svg(' '.repeat(5 * 1024 * 1024)), /more than 5 MB/],
    ['an SVG that is broken', () => text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g>'), /cannot be read/],
    ['an SVG without a size', () => svg('', 'width="0" height="0"'), /./],
  ]; // prettier-ignore
  it.each(cases)('%s', async (_, make, why) => {
    const given = await make();
    const refused = await normalisePicture(given, 500).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PictureRefused);
    expect((refused as Error).message).toMatch(why);
    expect((refused as Error).message).toMatch(/^(The picture|This) .*\. .*\.$/);
  });

  const outside = '<image href="https://example.org/a.png"/>';
  it.each([
    ['a picture elsewhere', outside],
    ['a file', '<image xlink:href="file:///etc/passwd"/>'],
    ['data', '<use href="data:image/svg+xml;base64,AAAA"/>'],
    ['another prefix', '<use xmlns:q="http://www.w3.org/1999/xlink" q:href="b.svg#a"/>'],
    ['references without quotes', '<use href=b.svg />'],
    ['an address in a style', '<rect style="fill:url(https://example.org/a.svg#b)"/>'],
    ['an address in a style sheet', '<style>rect { fill: url( "a.svg#b" ) }</style>'],
    ['an import', '<style>@import "https://example.org/a.css";</style>'],
    ['character references', '<rect style="fill:u&#114;l(https://example.org/)"/>'],
    ['references in an attribute', '<use href="&#x68;ttps://example.org/#a"/>'],
    ['escapes', '<style>rect { fill: u\\72l(https://example.org/) }</style>'],
    ['a script', '<script>fetch("/")</script>'],
    ['another document', '<foreignObject><p>x</p></foreignObject>'],
    ['a style sheet outside', '<?xml-stylesheet href="#a"?>'],
    ['a tag of its own', '<svg:image xmlns:svg="http://www.w3.org/2000/svg" href="#a"/>'],
  ])('an SVG with %s', async (_, inside) => {
    await expect(inspectPicture(svg(inside))).rejects.toThrow(PictureRefused);
  });

  it('an SVG with a document type, entities or another encoding', async () => {
    const body = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    const bomb = `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${body}`;
    const utf16 = Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${body}`, 'utf16le');
    const latin = Buffer.from(`<?xml version="1.0" encoding="iso-8859-1"?>${body}`);
    for (const given of [text(bomb), utf16, latin]) await expect(inspectPicture(given)).rejects.toThrow(PictureRefused);
  });

  it('but not one that points within itself', async () => {
    const inside =
      '<defs><linearGradient id="a"/></defs><rect id="b" fill="url(#a)" width="9" height="9"/><use href="#b"/>';
    expect(await inspectPicture(svg(inside))).toEqual({ kind: 'svg', width: 60, height: 40 });
    expect(await inspectPicture(text(`<?xml version="1.0" encoding="UTF-8"?>\n<!-- x -->\n${new TextDecoder().decode(svg(inside))}`))).toMatchObject({ kind: 'svg' }); // prettier-ignore
  });
});
