import type { ReactNode } from 'react';
import type { RecoveredCopy, UnreadCopy } from '#app/editor/connection/recovered-copies.ts';
import { Button } from '#app/ui/button.tsx';
import { Count } from '#app/ui/count.tsx';
import { LookAgain } from './look-again.tsx';
import { nameOf, notReadable, whyRecovered } from './recovered-words.ts';
import { useDialog } from './use-dialog.tsx';
import { useRecovered } from './use-recovered.ts';

/** On the list of proposals: words of this person that are on this device alone, whatever became of their section. */
export function OnThisDevice({ personId }: { personId: string }) {
  const recovered = useRecovered({ personId });
  const { dialog, show } = useDialog(recovered);
  const { copies, unread } = recovered;
  const all = copies.length + unread.length;
  if (all === 0) return null;
  return (
    <section aria-labelledby="on-this-device">
      <h2 id="on-this-device" className="group-title">
        On this device <Count of={all} label={all === 1 ? 'text' : 'texts'} />
      </h2>
      <p className="muted device-lede">Words you wrote here that are not in their section. Nobody else sees them.</p>
      <ul className="rows">
        {copies.map((copy) => (
          <Line key={copy.name} copy={copy} say={whyRecovered[copy.why]}>
            <Button
              type="button"
              small
              onClick={() => show(copy.name)}
              aria-label={`Show the words of ${nameOf(copy).section}`}
            >
              Show
            </Button>
          </Line>
        ))}
        {unread.map((copy) => (
          <Line key={copy.name} copy={copy} say={notReadable}>
            <LookAgain {...recovered} />
          </Line>
        ))}
      </ul>
      {dialog}
    </section>
  );
}

type LineProps = { copy: RecoveredCopy | UnreadCopy; say: string; children: ReactNode };

function Line({ copy, say, children }: LineProps) {
  const { section, proposal } = nameOf(copy);
  return (
    <li className="device-row">
      <div>
        <b className="row-title">{section}</b>
        {proposal && <p className="muted">{proposal}</p>}
        <p>{say}</p>
      </div>
      {children}
    </li>
  );
}
