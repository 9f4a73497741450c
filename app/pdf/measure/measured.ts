import type { FlowBlock } from '../flow/flow.ts';
import type { Shaper } from '../fonts/shaper.ts';
import type { FormulaSetter } from '../math/formula.ts';
import type { Profile } from '../profiles.ts';
import type { Box, TableRow } from './box.ts';

export type MeasuredBlock = { boxes: Box[]; header: number; head: TableRow[]; keepTogether: boolean };

/** Blocks kept for each format; beyond it all are forgotten, which costs one document's measuring. */
const most = 20_000;
const kept = new WeakMap<Shaper, Map<string, Measured>>();

/**
 * What was measured of a format's blocks, so that after an edit only the changed block is measured. A block is known by
 * all that is set of it.
 */
export class Measured {
  private readonly blocks = new Map<string, MeasuredBlock>();

  static of(shaper: Shaper, profile: Profile, lang: string, { name }: FormulaSetter): Measured {
    let formats = kept.get(shaper);
    if (!formats) kept.set(shaper, (formats = new Map()));
    const { facts: _facts, ...format } = profile;
    const key = JSON.stringify([format, lang, name]);
    let measured = formats.get(key);
    if (!measured) formats.set(key, (measured = new Measured()));
    return measured;
  }

  /** Measures a block unless it is known. The result is shared: never change it. */
  get(block: FlowBlock, measure: () => MeasuredBlock): MeasuredBlock {
    const { role, level, label, runs, rows, lang, picture, below } = block;
    const key = JSON.stringify([role, level, label, runs, rows, lang, picture, below]);
    const known = this.blocks.get(key);
    if (known) return known;
    const fresh = measure();
    if (this.blocks.size >= most) this.blocks.clear();
    this.blocks.set(key, fresh);
    return fresh;
  }
}
