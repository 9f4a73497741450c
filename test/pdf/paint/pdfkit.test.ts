import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { openFace } from '#app/pdf/fonts/faces.server.ts';
import { openPdf } from '#app/pdf/paint/pdfkit.server.ts';

const require = createRequire(import.meta.url);

describe('the members of pdfkit that we use', () => {
  it('are those of the version we read', () => {
    const entry = require.resolve('pdfkit');
    const manifest = JSON.parse(readFileSync(entry.replace(/js\/pdfkit\.js$/, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(manifest.version).toBe('0.20.2');
  });

  it('exist', () => {
    const info = { Title: 't', Author: 'a', Subject: 's', Keywords: 'k', CreationDate: new Date(0) };
    const document = openPdf({ size: [612, 792], lang: 'en-US', info });
    for (const method of [
      '_addInfo',
      'addPage',
      'addContent',
      'appendXML',
      'registerFont',
      'font',
      'markContent',
      'markStructureContent',
      'endMarkedContent',
      'struct',
      'addStructure',
      'link',
      'openImage',
      'image',
      'on',
      'end',
    ] as const)
      // prettier-ignore
      expect(document[method], method).toBeTypeOf('function');
    document.addPage();
    document.registerFont('face', openFace('serif-regular'));
    document.font('face');
    const font = document._font;
    expect(font.subset.includeGlyph).toBeTypeOf('function');
    expect(font.ref).toBeTypeOf('function');
    expect(Array.isArray(font.widths) && Array.isArray(font.unicode)).toBe(true);
    expect(font.scale).toBeCloseTo(1000 / 2048);
    expect(document.page.fonts).toBeTypeOf('object');
    expect(document.page.dictionary.data).toBeTypeOf('object');
    expect(document.outline.addItem('x').outlineData.Dest).toBeInstanceOf(Array);
    expect(document.struct('P').dictionary.data).toEqual({ S: 'P' });
  });
});
