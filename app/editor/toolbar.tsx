import { toggleMark } from 'prosemirror-commands';
import type { Command } from 'prosemirror-state';
import type { ReactNode } from 'react';
import { schema } from '#app/document/schema.ts';
import { setBlockKind, toggleBlockKind } from './commands/block-commands.ts';
import { blockChoices, type BlockChoice, type ToolbarState } from './toolbar-state.ts';

type Props = { state: ToolbarState; run: (command: Command) => void; editLink: () => void };

/** The buttons over the sheet. Each is a plain button, so that Tab and screen readers need no instructions. */
export function Toolbar({ state, run, editLink }: Props) {
  const block = (name: BlockChoice) => toggleBlockKind(blockChoices[name].kind, blockChoices[name].attrs);
  return (
    <div className="editor-tools" role="group" aria-label="Formatting">
      <select
        aria-label="Kind of block"
        value={state.block}
        onChange={(event) => {
          const { kind, attrs } = blockChoices[event.target.value as BlockChoice];
          run(setBlockKind(kind, attrs));
        }}
      >
        {state.block === '' && <option value="">–</option>}
        {Object.entries(blockChoices).map(([name, { label }]) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
      <Tool label="Bold" on={state.strong} act={() => run(toggleMark(schema.marks.strong))}>
        <b>B</b>
      </Tool>
      <Tool label="Italic" on={state.em} act={() => run(toggleMark(schema.marks.em))}>
        <i>I</i>
      </Tool>
      <Tool label="Code" on={state.code} act={() => run(toggleMark(schema.marks.code))}>
        <code>{'<>'}</code>
      </Tool>
      <Tool label="List" on={state.block === 'bullet'} act={() => run(block('bullet'))} />
      <Tool label="Numbered" on={state.block === 'ordered'} act={() => run(block('ordered'))} />
      <Tool label="Quote" on={state.block === 'quote'} act={() => run(block('quote'))} />
      <Tool label="Link" on={state.link} act={editLink} />
    </div>
  );
}

type ToolProps = { label: string; on: boolean; act: () => void; children?: ReactNode };

/** Keeps the caret in the text: the press of a button takes no focus from it. */
function Tool({ label, on, act, children }: ToolProps) {
  const named = children ? { 'aria-label': label, title: label } : {};
  return (
    <button type="button" aria-pressed={on} onMouseDown={(event) => event.preventDefault()} onClick={act} {...named}>
      {children ?? label}
    </button>
  );
}
