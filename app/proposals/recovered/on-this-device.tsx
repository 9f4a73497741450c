import type { RecoveredCopy } from '#app/editor/connection/recovered-copies.ts';
import { Button } from '#app/ui/button.tsx';
import { Count } from '#app/ui/count.tsx';
import { nameOf, whyRecovered } from './recovered-words.ts';
import { useDialog } from './use-dialog.tsx';
import { useRecovered } from './use-recovered.ts';

/** On the list of proposals: words of this person that are on this device alone, whatever became of their section. */
export function OnThisDevice({ personId }: { personId: string }) {
  const recovered = useRecovered({ personId });
  const { dialog, show } = useDialog(recovered);
  const { copies } = recovered;
  if (copies.length === 0) return null;
  return (
    <section aria-labelledby="on-this-device">
      <h2 id="on-this-device" className="group-title">
        On this device <Count of={copies.length} label={copies.length === 1 ? 'text' : 'texts'} />
      </h2>
      <p className="muted device-lede">Words you wrote here that are not in their section. Nobody else sees them.</p>
      <ul className="rows">
        {copies.map((copy) => (
          <Line key={copy.name} copy={copy} show={() => show(copy.name)} />
        ))}
      </ul>
      {dialog}
    </section>
  );
}

function Line({ copy, show }: { copy: RecoveredCopy; show: () => void }) {
  const { section, proposal } = nameOf(copy);
  return (
    <li className="device-row">
      <div>
        <b className="row-title">{section}</b>
        {proposal && <p className="muted">{proposal}</p>}
        <p>{whyRecovered[copy.why]}</p>
      </div>
      <Button type="button" small onClick={show} aria-label={`Show the words of ${section}`}>
        Show
      </Button>
    </li>
  );
}
