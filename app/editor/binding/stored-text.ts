import type * as Y from 'yjs';
import type { Formats } from '#app/document/marks.ts';
import type { HeldChanges } from './held-changes.ts';

/**
 * The four edits the editor makes on the stored text, at indices as the editor sees them. While changes of others are
 * held back from the editor, the indices are carried over to the text as it is by now.
 */
export class StoredText {
  readonly body: Y.Text;
  held: HeldChanges | null = null;

  constructor(body: Y.Text) {
    this.body = body;
  }

  delete(index: number, length: number): void {
    if (length === 0) return;
    const ranges = this.held ? this.held.deleted(index, length) : [{ index, length }];
    for (const range of ranges.reverse()) this.body.delete(range.index, range.length);
  }

  insertText(index: number, text: string, formats: Formats): void {
    if (text !== '') this.body.insert(this.place(index, text.length), text, { ...formats });
  }

  insertEmbed(index: number, embed: Y.Map<unknown>, formats: Formats): void {
    this.body.insertEmbed(this.place(index, 1), embed, { ...formats });
  }

  format(index: number, length: number, formats: Formats): void {
    const ranges = this.held ? this.held.covered(index, length) : [{ index, length }];
    for (const range of ranges) this.body.format(range.index, range.length, { ...formats });
  }

  private place(index: number, length: number): number {
    return this.held ? this.held.inserted(index, length) : index;
  }
}
