import { expect, it } from 'vitest';
import { languageTag } from '#app/pdf/flow/language-tag.ts';

it('takes tags of languages and nothing else, which a PDF may not carry', () => {
  for (const tag of ['de', 'en-US', 'zh-Hant-TW', 'x-klingon']) expect(languageTag(tag)).toBe(tag);
  for (const text of [undefined, '', 'de_DE', 'toolonglanguage', '-', 'en-', 'è']) expect(languageTag(text)).toBeNull();
});
