import type { Random } from '#test/support/extract/random.ts';
import { anywhere } from './anywhere.ts';
import { ofCsv } from './csv.ts';
import { ofJson } from './json.ts';
import { ofMarkup } from './markup.ts';
import type { Ends, Kind, Ways } from './way.ts';

/** A spoilt answer: what was done to it, and how it must end where that is certain. */
export type Mutant = { how: string; bytes: Uint8Array; must: Ends | null };

const ways: Record<Kind, Ways> = {
  json: { ...anywhere, ...ofJson },
  feed: { ...anywhere, ...ofMarkup },
  html: { ...anywhere, ...ofMarkup },
  extract: { ...anywhere, ...ofMarkup },
  csv: { ...anywhere, ...ofCsv },
};

/** Spoils a text in one to three ways: the first of them in `turn`, so that no way is left out by chance. */
export function mutate(text: string, kind: Kind, random: Random, turn: number): Mutant {
  const all = Object.entries(ways[kind]);
  const how: string[] = [];
  let must: Ends | null = null;
  let now: string | Uint8Array = text;
  for (let left = random.pick([1, 1, 1, 2, 3]); left > 0 && typeof now === 'string'; left -= 1) {
    const [name, way] = how.length === 0 ? all[turn % all.length]! : random.pick(all);
    if (now === '') break;
    must = how.length === 0 ? (way.ends?.[kind] ?? null) : null;
    how.push(name);
    now = way.spoil(now, random);
  }
  const bytes = typeof now === 'string' ? Buffer.from(now) : now;
  return { how: how.join(', '), bytes, must: now === text ? 'same' : must };
}
