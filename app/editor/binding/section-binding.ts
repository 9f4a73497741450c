import { EditorState, type Plugin, type Selection, type Transaction } from 'prosemirror-state';
import * as Y from 'yjs';
import { schema } from '#app/document/schema.ts';
import { BODY } from '#app/document/y-section.ts';
import { BlockEditor } from './block-editor.ts';
import { HeldChanges } from './held-changes.ts';
import { keepSelection, restoreSelection, shownPosition, type KeptSelection } from './kept-selection.ts';
import { Layout } from './layout.ts';
import { movedBlock } from './moved-block.ts';
import { buildDoc, changedRange, replaceChanged } from './remote-change.ts';
import { StoredText } from './stored-text.ts';
import { writeStep } from './write-step.ts';

/** Set on transactions that show what somebody else wrote. */
export const remoteChange = 'callboard.remote';

export type BindingOptions = {
  plugins?: Plugin[];
  /** the block under an input method's hand: what others write in it waits until the composition ends */
  composing?: () => boolean;
  /** where the caret is when the editor has not heard of it yet; null when it has */
  caret?: () => Selection | null;
  /** told of each new state, in order */
  show?: (state: EditorState, transaction: Transaction) => void;
};

/**
 * Holds an editor's state and a section's stored text together. What is done in the editor is written as edits of the
 * blocks it touches; what others write comes as one replace step. Needs no browser.
 */
export class SectionBinding {
  readonly doc: Y.Doc;
  readonly body: Y.Text;
  state: EditorState;
  /** undoes what was written through this binding, and nothing of others */
  readonly undoManager: Y.UndoManager;
  private readonly text: StoredText;
  private layout: Layout;
  private readonly options: BindingOptions;
  private keptSelection: KeptSelection | null = null;

  constructor(doc: Y.Doc, options: BindingOptions = {}) {
    this.doc = doc;
    this.options = options;
    this.body = doc.getText(BODY);
    this.text = new StoredText(this.body);
    const { layout, segments } = Layout.read(this.body);
    this.layout = layout;
    this.state = EditorState.create({ schema, doc: buildDoc(segments, null), plugins: options.plugins ?? [] });
    this.undoManager = new Y.UndoManager(this.body, { trackedOrigins: new Set([this]) });
    this.undoManager.on('stack-item-added', this.rememberSelection);
    this.undoManager.on('stack-item-popped', this.returnToSelection);
    doc.on('beforeTransaction', this.beforeTransaction);
    this.body.observeDeep(this.onStoredChange);
  }

  destroy(): void {
    this.undoManager.destroy();
    this.doc.off('beforeTransaction', this.beforeTransaction);
    this.body.unobserveDeep(this.onStoredChange);
  }

  /** Applies what was done in this editor, and writes it. */
  dispatch(transaction: Transaction): void {
    const old = this.state;
    const { state, transactions } = old.applyTransaction(transaction);
    this.state = state;
    const changes = transactions.filter((one) => one.docChanged && !one.getMeta(remoteChange));
    let changedKind = false;
    if (changes.length > 0) {
      const kept = keepSelection(this.body, this.layout, old.doc, old.selection);
      this.keptSelection = kept;
      if (!changes.every(isTyping)) this.undoManager.stopCapturing();
      try {
        this.doc.transact(() => changes.forEach((change) => (changedKind = this.write(change) || changedKind)), this);
      } catch (error) {
        // The stored text is the truth: show what it holds, and let the caller hear of it.
        this.readAgain();
        throw error;
      }
    }
    this.options.show?.(this.state, transaction);
    if (this.text.held || changes.length === 0) return;
    if (changedKind) this.readAgain();
    else this.showStored();
  }

  undo = (): boolean => this.undoManager.undo() !== null;
  redo = (): boolean => this.undoManager.redo() !== null;

  /** Whether changes of others wait for a composition to end. */
  get isHolding(): boolean {
    return this.text.held !== null;
  }

  /** A position of the editor as one that others can follow. */
  relativeSelection(): { anchor: Y.RelativePosition; head: Y.RelativePosition } | null {
    if (this.text.held) return null;
    const kept = keepSelection(this.body, this.layout, this.state.doc, this.state.selection);
    return kept.kind === 'all' ? null : kept;
  }

  /** Where another's position is in this editor; null when it cannot be said now. */
  positionOf(relative: Y.RelativePosition): number | null {
    return this.text.held ? null : shownPosition(this.body, this.layout, this.state.doc, relative);
  }

  /** Shows what was held back; call it when a composition has ended. */
  release(): void {
    const { held } = this.text;
    if (!held) return;
    const { doc, selection } = this.state;
    this.keptSelection = keepSelection(this.body, this.layout, doc, selection, (index) => held.storedIndex(index));
    this.text.held = null;
    this.readAgain();
  }

  /** true when a block became of another kind */
  private write(change: Transaction): boolean {
    const edit = new BlockEditor(this.text, this.layout);
    edit.giveFirstBlockMarker();
    const move = movedBlock(change);
    if (move) edit.move(move.from, move.to);
    else {
      change.steps.forEach((step, i) => {
        writeStep(step, change.docs[i]!, change.docs[i + 1] ?? change.doc, edit);
      });
    }
    if (!this.text.held) edit.settleOrder();
    return edit.changedKind;
  }

  private readonly beforeTransaction = (transaction: Y.Transaction): void => {
    if (transaction.origin === this || this.text.held) return;
    const selection = this.options.caret?.() ?? this.state.selection;
    this.keptSelection = keepSelection(this.body, this.layout, this.state.doc, selection);
  };

  private readonly onStoredChange = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    if (transaction.origin === this) return;
    const textEvent = events.find((event) => event.target === this.body);
    if (!this.text.held && this.options.composing?.() && this.touchesCaret()) {
      this.text.held = new HeldChanges(this.shownLength());
    }
    if (this.text.held) {
      if (textEvent) this.text.held.add(textEvent.delta as { retain?: number; insert?: unknown; delete?: number }[]);
      return;
    }
    this.readAgain();
  };

  /** Length of the stored text as the editor knows it. */
  private shownLength(): number {
    const last = this.layout.stored[this.layout.stored.length - 1];
    return last ? Layout.start(last) + last.length : 0;
  }

  private touchesCaret(): boolean {
    const next = buildDoc(Layout.read(this.body).segments, this.state.doc);
    const range = changedRange(this.state.doc, next);
    if (!range) return false;
    const { $from, $to } = this.state.selection;
    return range.oldEnd >= $from.start(1) - 1 && range.start <= $to.end(1) + 1;
  }

  private readAgain(): void {
    const { layout, segments } = Layout.read(this.body);
    this.layout = layout;
    const transaction = replaceChanged(this.state, buildDoc(segments, this.state.doc));
    if (!transaction) return;
    const kept = this.keptSelection;
    const selection = kept && restoreSelection(this.body, layout, transaction.doc, kept);
    if (selection) transaction.setSelection(selection);
    this.showRemote(transaction);
  }

  private showRemote(transaction: Transaction): void {
    transaction.setMeta('addToHistory', false).setMeta(remoteChange, true);
    this.state = this.state.apply(transaction);
    this.options.show?.(this.state, transaction);
  }

  /** The lengths must agree after each edit; should they ever not, the stored text is shown. */
  private showStored(): void {
    const { doc } = this.state;
    const agrees = this.layout.blocks.length === doc.childCount && this.shownLength() === this.body.length;
    if (!agrees || this.body.length !== doc.content.size - 2 * doc.childCount + this.layout.stored.length)
      this.readAgain();
  }

  private readonly rememberSelection = (event: { stackItem: { meta: Map<unknown, unknown> } }): void => {
    if (!event.stackItem.meta.has(this)) event.stackItem.meta.set(this, this.keptSelection);
  };

  private readonly returnToSelection = (event: { stackItem: { meta: Map<unknown, unknown> } }): void => {
    const kept = event.stackItem.meta.get(this) as KeptSelection | null | undefined;
    const selection = kept && restoreSelection(this.body, this.layout, this.state.doc, kept);
    if (selection) this.showRemote(this.state.tr.setSelection(selection).scrollIntoView());
  };
}

/** One insertion or deletion within a block: what undo may put together with the one before. */
function isTyping(transaction: Transaction): boolean {
  const before = transaction.before;
  return (
    transaction.steps.length === 1 &&
    !movedBlock(transaction) &&
    before.childCount === transaction.doc.childCount &&
    before.content.size !== transaction.doc.content.size
  );
}
