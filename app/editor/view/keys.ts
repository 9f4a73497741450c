import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import { schema } from '#app/document/schema.ts';
import { indentItems, moveBlock, setBlockKind, toggleBlockKind } from '../commands/block-commands.ts';
import { backspace, deleteForward, enter, lineBreak } from '../commands/split-and-join.ts';

type Actions = { undo: () => boolean; redo: () => boolean; editLink: () => void };

/** What the keys do. Tab is taken in lists only, so that it leads out of the text everywhere else. */
export function keys({ undo, redo, editLink }: Actions): Plugin[] {
  const does =
    (action: () => unknown): Command =>
    (_state, dispatch) => {
      if (dispatch) action();
      return true;
    };
  const own: Record<string, Command> = {
    Enter: enter,
    'Shift-Enter': lineBreak,
    Backspace: backspace,
    'Mod-Backspace': backspace,
    'Shift-Backspace': backspace,
    Delete: deleteForward,
    'Mod-Delete': deleteForward,
    Tab: indentItems(1),
    'Shift-Tab': indentItems(-1),
    'Mod-b': toggleMark(schema.marks.strong),
    'Mod-i': toggleMark(schema.marks.em),
    'Mod-`': toggleMark(schema.marks.code),
    'Mod-k': does(editLink),
    'Mod-Alt-0': setBlockKind('p'),
    'Mod-Alt-1': toggleBlockKind('h', { level: 1 }),
    'Mod-Alt-2': toggleBlockKind('h', { level: 2 }),
    'Mod-Alt-3': toggleBlockKind('h', { level: 3 }),
    'Mod-Shift-7': toggleBlockKind('li', { list: 'ordered' }),
    'Mod-Shift-8': toggleBlockKind('li', { list: 'bullet' }),
    'Alt-ArrowUp': moveBlock(-1),
    'Alt-ArrowDown': moveBlock(1),
    'Mod-z': does(undo),
    'Mod-y': does(redo),
    'Mod-Shift-z': does(redo),
  };
  return [keymap(own), keymap({ 'Mod-a': baseKeymap['Mod-a']! })];
}
