import { Form, Link } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { ExternalLink } from '#app/ui/external-link.tsx';
import type { MergeView } from './merge-view.server.ts';

/** Two calls side by side; what differs is marked. Merging asks once more, because it cannot be undone. */
export function MergePair({ merge }: { merge: MergeView }) {
  const [a, b] = merge.pair;
  return (
    <li>
      <p className="muted">{merge.reason}</p>
      <div className="pair">
        <Side call={a} other={b} merge={merge.id} />
        <Side call={b} other={a} merge={merge.id} />
      </div>
      <Form method="post" className="actions">
        <input type="hidden" name="id" value={merge.id} />
        <Button name="intent" value="decline">
          They are two calls
        </Button>
      </Form>
    </li>
  );
}

type SideView = MergeView['pair'][number];

function Side({ call, other, merge }: { call: SideView; other: SideView; merge: string }) {
  return (
    <div>
      <h2>
        <Link to={`/opportunities/${call.id}`}>{call.title}</Link>
      </h2>
      <table>
        <tbody>
          {call.facts.map(({ name, value }, i) => {
            const differs = other.facts[i]?.value !== value;
            return (
              <tr key={name} className={differs ? 'differs' : undefined}>
                <th scope="row">{name}</th>
                <td>
                  {value ?? <span className="muted">not stated</span>}
                  {differs ? <span className="visually-hidden"> (differs)</span> : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="small">
        <ExternalLink href={call.url}>Its page</ExternalLink>
      </p>
      <Form method="post" className="actions">
        <input type="hidden" name="id" value={merge} />
        <input type="hidden" name="keep" value={call.id} />
        <details className="confirm">
          <summary>Keep this one</summary>
          <p className="small">Sources, edits and proposals of the other move here. This cannot be undone.</p>
          <Button name="intent" value="merge" variant="danger" small>
            Merge the other into it
          </Button>
        </details>
      </Form>
    </div>
  );
}
