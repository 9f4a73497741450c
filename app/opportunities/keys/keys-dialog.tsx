import { forwardRef } from 'react';
import { Button } from '#app/ui/button.tsx';
import { keyWords } from './list-keys.ts';

type Props = { wanted: boolean; onWanted: (wanted: boolean) => void };

/** Lists the keys of the list, with the switch that turns them off for those whom single keys get in the way. */
export const KeysDialog = forwardRef<HTMLDialogElement, Props>(function KeysDialog({ wanted, onWanted }, ref) {
  return (
    <dialog ref={ref} className="keys-dialog" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys for this list</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">What it does</th>
          </tr>
        </thead>
        <tbody>
          {keyWords.map(({ keys, does }) => (
            <tr key={keys}>
              <th scope="row">
                <kbd className="key">{keys}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="choice">
        <input type="checkbox" checked={wanted} onChange={(event) => onWanted(event.target.checked)} />
        <span>Single keys work on this list (kept by this browser)</span>
      </label>
      <form method="dialog" className="actions">
        <Button>Close</Button>
      </form>
    </dialog>
  );
});
