import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { domSelection } from './dom-selection.ts';
import type { SectionBinding } from '../binding/section-binding.ts';

type Shared = {
  user?: { id?: unknown; name?: unknown; color?: unknown };
  cursor?: { anchor: unknown; head: unknown } | null;
};

const cursorsKey = new PluginKey<DecorationSet>('callboard.cursors');

/** Shows where the others are, and tells them where this person is. */
export function cursors(awareness: Awareness, getBinding: () => SectionBinding | null): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: cursorsKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, set) =>
        (transaction.getMeta(cursorsKey) as DecorationSet | undefined) ?? set.map(transaction.mapping, transaction.doc),
    },
    props: { decorations: (state) => cursorsKey.getState(state) },
    view: (view) => {
      let frame = 0;
      const soon = () => {
        if (frame === 0) frame = requestAnimationFrame(refresh);
      };
      const refresh = () => {
        frame = 0;
        const binding = getBinding();
        if (!binding || view.isDestroyed) return;
        tell(awareness, binding, view);
        if (view.composing) return;
        const set = drawAll(awareness, binding, view);
        if (sameCursors(cursorsKey.getState(view.state), set)) return;
        const transaction = view.state.tr.setMeta(cursorsKey, set).setMeta('addToHistory', false);
        const selection = domSelection(view);
        view.dispatch(selection ? transaction.setSelection(selection) : transaction);
      };
      const changed = (_change: unknown, origin: unknown) => {
        if (origin !== 'local') soon();
      };
      awareness.on('change', changed);
      view.dom.addEventListener('focus', soon);
      view.dom.addEventListener('blur', soon);
      soon();
      return {
        update: (_view, before) => {
          if (!view.state.selection.eq(before.selection) || view.state.doc !== before.doc) soon();
        },
        destroy: () => {
          cancelAnimationFrame(frame);
          awareness.off('change', changed);
          view.dom.removeEventListener('focus', soon);
          view.dom.removeEventListener('blur', soon);
          awareness.setLocalStateField('cursor', null);
        },
      };
    },
  });
}

function tell(awareness: Awareness, binding: SectionBinding, view: EditorView): void {
  if (binding.isHolding) return;
  const cursor = view.hasFocus() ? binding.relativeSelection() : null;
  const plain: unknown = JSON.parse(JSON.stringify(cursor));
  const known = (awareness.getLocalState() as Shared | null)?.cursor ?? null;
  if (JSON.stringify(known) !== JSON.stringify(plain)) awareness.setLocalStateField('cursor', plain);
}

function drawAll(awareness: Awareness, binding: SectionBinding, view: EditorView): DecorationSet {
  const found: Decoration[] = [];
  const last = view.state.doc.content.size;
  for (const [client, state] of awareness.getStates() as Map<number, Shared>) {
    if (client === awareness.clientID || !state.cursor) continue;
    const anchor = position(binding, state.cursor.anchor);
    const head = position(binding, state.cursor.head);
    if (anchor === null || head === null || Math.max(anchor, head) > last) continue;
    const name = typeof state.user?.name === 'string' ? state.user.name : 'Somebody';
    const color = readColor(state.user?.color);
    found.push(
      Decoration.widget(head, () => caret(name, color), {
        key: `${client} ${name} ${color}`,
        side: 10,
        ignoreSelection: true,
      }),
    );
    if (anchor !== head) {
      const style = `--cursor: ${color}`;
      found.push(
        Decoration.inline(
          Math.min(anchor, head),
          Math.max(anchor, head),
          { class: 'others-selection', style },
          { key: color },
        ),
      );
    }
  }
  return DecorationSet.create(view.state.doc, found);
}

function sameCursors(a: DecorationSet | undefined, b: DecorationSet): boolean {
  const say = (set: DecorationSet | undefined) =>
    (set?.find() ?? []).map(({ from, to, spec }) => `${from} ${to} ${String(spec.key)}`);
  return say(a).join() === say(b).join();
}

function position(binding: SectionBinding, json: unknown): number | null {
  try {
    return binding.positionOf(Y.createRelativePositionFromJSON(json));
  } catch {
    return null; // what another program sent is no position
  }
}

const readColor = (value: unknown) => (typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? value : '#5b6166');

function caret(name: string, color: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'others-cursor';
  element.setAttribute('aria-hidden', 'true');
  element.style.setProperty('--cursor', color);
  element.dataset.name = name;
  return element;
}
