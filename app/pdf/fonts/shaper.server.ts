import { singleton } from '#app/singleton.server.ts';
import { findFace } from './faces.server.ts';
import { FontShaper, type FindFace } from './font-shaper.server.ts';
import { scriptFonts, scriptsOf } from './scripts.ts';
import type { Shaped, Shaper } from './shaper.ts';

/** Words kept per process; when full it is emptied, which costs one export some 100 ms. */
const cacheLimit = 60_000;

/** A shaper over these faces that keeps what it shaped in `cache`. */
export function createShaper(find: FindFace, cache = new Map<string, Shaped>()): Shaper {
  const fonts = new FontShaper(find);
  return {
    shape(face, text, direction = 'ltr') {
      const key = `${face} ${direction}\n${text}`;
      const known = cache.get(key);
      if (known) return known;
      const shaped = fonts.shape(face, text, direction);
      if (cache.size >= cacheLimit) cache.clear();
      cache.set(key, shaped);
      return shaped;
    },
    extent(face) {
      const font = find(face)!;
      const scale = 1000 / font.unitsPerEm;
      return { ascent: font.ascent * scale, descent: -font.descent * scale };
    },
    packageFor(character) {
      const absent = scriptsOf(character).find((script) => !find(`${script}-regular`));
      return absent === undefined ? null : scriptFonts[absent].package;
    },
  };
}

/** The shaper over our own faces, with one cache for the whole process. */
export const shaper: Shaper = createShaper(
  findFace,
  singleton('pdf-shapes', () => new Map<string, Shaped>()),
);
