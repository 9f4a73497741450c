import { expect, test } from 'vitest';
import { AttrStep } from 'prosemirror-transform';
import type { Transaction } from 'prosemirror-state';
import { readSegments } from '#app/document/segments.ts';
import { SectionBinding } from '#app/editor/binding/section-binding.ts';
import { seed } from '#test/support/seed.ts';
import { fuzz } from './support/fuzz.ts';

/** How many the suite runs; FUZZ_ROUNDS=2000 looks further. */
const rounds = Number(process.env.FUZZ_ROUNDS ?? 600);
const timeout = 300_000;

test(
  `three people, three operations each, ${rounds} rounds: nothing lost or doubled (seed ${seed})`,
  { timeout },
  async () => {
    expect((await fuzz({ seed, rounds })).operations).toBe(rounds * 9);
  },
);

test(`the same with undo and redo among them, ${rounds / 4} rounds (seed ${seed})`, { timeout }, async () => {
  expect((await fuzz({ seed, rounds: rounds / 4, undo: true })).operations).toBe((rounds / 4) * 9);
});

/** Does what tree bindings do: a block whose kind changes is written anew. */
class RewritingBinding extends SectionBinding {
  override dispatch(transaction: Transaction): void {
    super.dispatch(transaction);
    if (!transaction.steps.some((step) => step instanceof AttrStep)) return;
    this.doc.transact(() => {
      for (const { y, length, pieces } of readSegments(this.body).reverse()) {
        if (length === 0 || pieces.some((piece) => 'embed' in piece)) continue;
        this.body.delete(y + 1, length);
        let at = y + 1;
        for (const piece of pieces) {
          if (!('text' in piece)) continue;
          this.body.insert(at, piece.text, { ...piece.formats });
          at += piece.text.length;
        }
      }
    }, this);
  }
}

/** Forgets to write a character now and then. */
class ForgetfulBinding extends SectionBinding {
  private typed = 0;
  override dispatch(transaction: Transaction): void {
    super.dispatch(transaction);
    this.typed += transaction.docChanged ? 1 : 0;
    if (this.typed % 10 !== 9 || this.body.length < 4) return;
    this.doc.transact(() => this.body.delete(this.body.length - 1, 1), 'somebody');
  }
}

test('the test sees a binding that doubles text, and one that loses it', { timeout }, async () => {
  const doubles = fuzz({ seed: 1, rounds: 100, make: (doc, options) => new RewritingBinding(doc, options) });
  await expect(doubles).rejects.toThrow(/doubled|lost/);
  const loses = fuzz({ seed: 1, rounds: 100, make: (doc, options) => new ForgetfulBinding(doc, options) });
  await expect(loses).rejects.toThrow(/lost/);
});
