import { describe, expect, it } from 'vitest';
import { documentFlow } from '#app/pdf/flow/document-flow.ts';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { findFace } from '#app/pdf/fonts/faces.server.ts';
import { shaper } from '#app/pdf/fonts/shaper.server.ts';
import { directionOf, visualOrder } from '#app/pdf/measure/bidi.ts';
import { lineText } from '#app/pdf/measure/line.ts';
import { measureFlow } from '#app/pdf/measure/measure-flow.ts';
import { textWidth } from '#app/pdf/measure/text-frame.ts';
import { profiles } from '#app/pdf/profiles.ts';
import { fc } from '#test/support/fast-check.ts';
import { documentOf, li, p, run } from './support/document.ts';
import { asFlow, extractText, hasTool, wordBoxes } from './support/pdf-tools.ts';
import { manyScripts, sentences } from './support/scripts.ts';

const directions = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const read = async (...args: Parameters<typeof exportDocument>) =>
  asFlow(extractText((await exportDocument(...args)).pdf).replace(directions, ''));
const lines = (text: string, profile: keyof typeof profiles = 'nsf') =>
  measureFlow(documentFlow(documentOf({ One: [p(text)] })), profiles[profile], shaper, 'en-US').rows.flatMap(
    ({ box, block }) => (box.kind === 'line' && block === 3 ? [box] : []),
  );

describe.skipIf(!hasTool('pdftotext'))('text in many scripts', () => {
  it.each(Object.entries(sentences))('comes back from the PDF as it was written: %s', async (_, sentence) => {
    expect(await read(documentOf({ One: [p(sentence)] }), 'a4')).toContain(wordsInView(sentence));
  });

  it('is set without a stand-in, in names, tables, lists, headings and notes', async () => {
    const { findings, pdf } = await exportDocument(manyScripts(), 'a4');
    expect(findings).toEqual([]);
    const text = extractText(pdf);
    for (const name of ['Nguyễn', 'Dvořák', 'Łukasz', 'Şahin', 'ʻOkina', 'Ελένη', 'Юлия', '李明', 'علي', 'דוד'])
      expect(text).toContain(name);
  });

  it('is the same for composed and decomposed accents', async () => {
    const date = new Date('2026-01-01');
    const pdf = async (text: string) => (await exportDocument(documentOf({ One: [p(text)] }), 'a4', { date })).pdf;
    const words = `${sentences.vietnamese} ${sentences.hindi} ${sentences.arabic} ${sentences.korean}`;
    expect(await pdf(words.normalize('NFD'))).toEqual(await pdf(words.normalize('NFC')));
  });

  it('puts the first word of a right-to-left line at the right margin, and the first item’s number beyond it', async () => {
    const file = documentOf({ One: [p('ראשון שני שלישי'), li('פריט', 0, 'ordered')] });
    const boxes = wordBoxes((await exportDocument(file, 'a4')).pdf);
    // with boxes, the letters of a word come as they stand
    const at = (text: string) =>
      boxes.find((box) => box.text.replace(directions, '').includes([...text].reverse().join('')))!;
    expect(at('ראשון').xMin).toBeGreaterThan(at('שני').xMax - 0.01);
    expect(at('שני').xMin).toBeGreaterThan(at('שלישי').xMax - 0.01);
    const right = profiles.a4.paper.width - profiles.a4.margins.right - profiles.a4.inset;
    expect(at('ראשון').xMax).toBeCloseTo(right, 0);
    expect(at('1').xMin).toBeGreaterThan(at('פריט').xMax - 0.01);
  });
});

/** Numbers keep their own direction, so in a right-to-left line what pdftotext prints of it is the words alone. */
function wordsInView(sentence: string): string {
  return /[\u0590-\u08FF]/.test(sentence) ? sentence.split(/[(\d.]/)[0]!.trim() : sentence;
}

describe('a line of mixed directions', () => {
  it('orders levels as UAX 9 does', () => {
    expect(visualOrder([0, 0, 0])).toEqual([0, 1, 2]);
    expect(visualOrder([1, 1, 1])).toEqual([2, 1, 0]);
    expect(visualOrder([0, 1, 1, 0])).toEqual([0, 2, 1, 3]);
    expect(visualOrder([1, 1, 2, 2, 1])).toEqual([4, 2, 3, 1, 0]);
  });

  it('runs as its first letter does, or else its language', () => {
    expect(directionOf('1. (שלום) world', 'en')).toBe('rtl');
    expect(directionOf('1. world שלום', 'he')).toBe('ltr');
    expect(directionOf('12.5', 'ar-EG')).toBe('rtl');
    expect(directionOf('12.5', 'en')).toBe('ltr');
  });

  it('keeps numbers from left to right and mirrors brackets', () => {
    const [line] = lines('שלום (12) סוף');
    const runs = line!.runs.map((one) => ({ text: one.texts.join(''), x: one.x }));
    const number = runs.find(({ text }) => text === '12')!;
    expect(runs.filter(({ x }) => x < number.x).map(({ text }) => text)).toEqual(['ףוס )']);
    const bracket = line!.runs.find(({ rtl }) => rtl)!;
    const opening = shaper.shape(bracket.face, ')').glyphs[0]!.id;
    // an opening bracket of text that runs from the right has the shape of a closing one
    expect(bracket.glyphs[bracket.texts.indexOf('(')]).toBe(opening);
  });

  it('joins letters of Arabic where a mark begins within a word', () => {
    const glyphs = (...content: Parameters<typeof p>) => {
      const flow = documentFlow(documentOf({ One: [p(...content)] }));
      return measureFlow(flow, profiles.nsf, shaper, 'en-US').rows.flatMap(({ box, block }) =>
        box.kind === 'line' && block === 3 ? box.runs.flatMap((one) => one.glyphs) : [],
      );
    };
    const link = run('حمد', 'https://example.org/');
    expect(glyphs('م', link).toSorted()).toEqual(glyphs('محمد').toSorted());
  });

  it('stays within the measure and loses no character, whatever is mixed', () => {
    const words = Object.values(sentences).flatMap((sentence) => sentence.split(' '));
    const text = fc.array(fc.constantFrom(...words, '(', ')', '12.5', '“', '”', '—', 'https://example.org/a'), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.constantFrom('nsf', 'nih', 'a4'), (parts, profile) => {
        const whole = parts.join(' ');
        const set = lines(whole, profile);
        expect(
          set
            .map(lineText)
            .join('')
            .replace(/[\s\u00AD]/g, ''),
        ).toBe(whole.replace(/\s/g, '').normalize('NFC'));
        for (const { runs } of set) {
          const places = runs.map(({ x, width }) => [x, x + width] as const).sort((a, b) => a[0] - b[0]);
          expect(places[0]![0]).toBeGreaterThan(-0.01);
          expect(places.at(-1)![1]).toBeLessThan(textWidth(profiles[profile]) + 0.01);
          for (const [index, [from]] of places.entries())
            if (index > 0) expect(from).toBeGreaterThan(places[index - 1]![1] - 0.01);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a font of another script', () => {
  it('is asked for its own characters by the members of fontkit that we reach for', () => {
    const font = findFace('arabic-regular')!;
    expect(font._glyphs).toBeTypeOf('object');
    expect(font.getGlyph(3)).toBe(font._glyphs[3]);
  });

  it('says of each glyph which letter it stands for, though letters share their forms', () => {
    const texts = (word: string) => shaper.shape('serif-regular', word, 'rtl').glyphs.map(({ text }) => text);
    for (const word of ['كثيرة', 'منذ', 'می‌دارند', 'שָׁלוֹם']) expect(texts(word).join('')).toBe(word);
    expect(texts('كثيرة').filter((text) => text !== '')).toEqual([...'كثيرة']);
  });
});
