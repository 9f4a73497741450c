import { EditorView } from 'prosemirror-view';
import type { EditorState } from 'prosemirror-state';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { SectionBinding } from '../binding/section-binding.ts';
import { cursors } from './cursors.ts';
import { domSelection } from './dom-selection.ts';
import { typedShortcuts } from './input-rules.ts';
import { keys } from './keys.ts';
import { handlePaste } from './paste.ts';
import { pictures } from './pictures.ts';
import { placeholder } from './placeholder.ts';

export type SectionView = {
  view: EditorView;
  binding: SectionBinding;
  setCanWrite(canWrite: boolean): void;
  destroy(): void;
};

export type SectionViewOptions = {
  mount: HTMLElement;
  doc: Y.Doc;
  awareness: Awareness;
  title: string;
  canWrite: boolean;
  onState?: (state: EditorState) => void;
  editLink: () => void;
  /** where a picture of the text can be fetched */
  picture?: (asset: string | undefined) => string | null;
};

/** How long after the end of a composition the browser may still be writing its text. */
const settleMs = 40;

/** Puts an editor on the page for a section's text. */
export function openSectionView(options: SectionViewOptions): SectionView {
  let { canWrite } = options;
  let view: EditorView | null = null;
  const binding: SectionBinding = new SectionBinding(options.doc, {
    plugins: [
      typedShortcuts,
      ...keys({ undo: () => binding.undo(), redo: () => binding.redo(), editLink: options.editLink }),
      cursors(options.awareness, () => (view ? binding : null)),
      placeholder('Start writing here.'),
      ...(options.picture ? [pictures(options.picture)] : []),
    ],
    composing: () => view?.composing ?? false,
    caret: () => view && domSelection(view),
    show: (state) => {
      view?.updateState(state);
      options.onState?.(state);
    },
  });
  const release = () =>
    window.setTimeout(() => {
      if (view && !view.isDestroyed && !view.composing) binding.release();
    }, settleMs);
  view = new EditorView(
    { mount: options.mount },
    {
      state: binding.state,
      editable: () => canWrite,
      attributes: () => ({
        class: 'section-text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': options.title,
        'aria-readonly': String(!canWrite),
        ...(canWrite ? { spellcheck: 'true' } : { tabindex: '0' }),
      }),
      dispatchTransaction: (transaction) => binding.dispatch(transaction),
      handlePaste,
      handleDOMEvents: {
        compositionend: () => void release(),
        blur: () => void release(),
      },
    },
  );
  const made = view;
  return {
    view: made,
    binding,
    setCanWrite: (now) => {
      canWrite = now;
      made.setProps({});
    },
    destroy: () => {
      view = null;
      binding.destroy();
      made.destroy();
    },
  };
}
