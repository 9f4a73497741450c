import { describe, expect, it } from 'vitest';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { linkAddress, mayBeLive } from '#app/pdf/paint/live-link.ts';
import { profiles } from '#app/pdf/profiles.ts';
import { documentOf, p, prose, run } from '../support/document.ts';
import { opened } from '../support/pdf-tools.ts';

describe('links', () => {
  it('open web and mail addresses only, written in ASCII', () => {
    expect(linkAddress('https://example.org/é b')).toBe('https://example.org/%C3%A9%20b');
    expect(linkAddress('mailto:a@example.org')).toBe('mailto:a@example.org');
    for (const href of ['javascript:alert(1)', 'file:///etc', 'example.org', '/proposals', ''])
      expect(linkAddress(href)).toBeNull();
  });

  it('are live where the profile and the section allow it', () => {
    const rules = [{ key: 'plan', forbid: ['links' as const] }, { key: 'references' }];
    const live = (id: 'letter' | 'nsf') =>
      ['plan', 'references', 'unknown', null].map((key) => mayBeLive(profiles[id], rules, key));
    expect(live('letter')).toEqual([false, true, true, true]);
    expect(live('nsf')).toEqual([false, true, false, false]);
  });

  it('that cross a page belong, in the tags, to the page each part stands on', async () => {
    const file = documentOf({ One: [p('start ', run(prose(1400), 'https://example.org/'), ' end')] });
    const text = opened((await exportDocument(file, 'letter')).pdf);
    const pageOf = new Map<string, string>();
    for (const [, page, annotations] of text.matchAll(/(\d+) 0 obj\n<<\n\/Type \/Page\n[^]*?\/Annots \[([^\]]*)\]/g))
      for (const [, annotation] of annotations!.matchAll(/(\d+) 0 R/g)) pageOf.set(annotation!, page!);
    const filed = [...text.matchAll(/\/Type \/OBJR\n\/Obj (\d+) 0 R\n\/Pg (\d+) 0 R/g)];
    expect(new Set(pageOf.values()).size).toBeGreaterThan(1);
    expect(filed).toHaveLength(pageOf.size);
    for (const [, annotation, page] of filed) expect(pageOf.get(annotation!)).toBe(page);
  });
});
