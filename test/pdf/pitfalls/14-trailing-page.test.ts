import { describe, expect, it } from 'vitest';
import { countPages } from '#app/pdf/export-document.server.ts';
import { profiles } from '#app/pdf/profiles.ts';
import { textFrame } from '#app/pdf/measure/text-frame.ts';
import { code, documentOf, p } from '../support/document.ts';

/** Pages of a section with so many lines of code, which stand one below the other whatever their words. */
const pagesOf = async (lines: number, last = [] as ReturnType<typeof p>[]) => {
  const text = Array.from({ length: lines }, (_, index) => `line ${index}`).join('\n');
  return (await countPages(documentOf({ One: [code(text), ...last] }), 'a4')).pages;
};

describe('the last page', () => {
  it('leaves no empty page behind a page that is exactly full', async () => {
    const most = Math.ceil(textFrame(profiles.a4).height / 8);
    let full = 1;
    while ((await pagesOf(full + 1)) === 1) full += 1;
    expect(full).toBeLessThan(most);
    expect(await pagesOf(full)).toBe(1);
    expect(await pagesOf(full + 1)).toBe(2);
    const nothing = [p(''), p(' '), { kind: 'pagebreak', attrs: {}, content: [] }, p('')];
    expect(await pagesOf(full, nothing)).toBe(1);
  });
});
