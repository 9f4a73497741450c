import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { ButtonLink } from '#app/ui/button-link.tsx';
import type { SourceView } from './source-view.server.ts';

/** What curators may do about a source. Taking one away asks once more. */
export function SourceButtons({ source }: { source: SourceView }) {
  if (source.removed || !source.readable) return null;
  const busy = source.state === 'running' || source.state === 'waiting';
  const runs = !source.disabled && !busy && source.state !== 'not-set-up';
  return (
    <Form method="post" className="actions">
      {runs ? (
        <Button name="intent" value="run" variant="primary">
          Run now
        </Button>
      ) : null}
      <Button name="intent" value={source.disabled ? 'enable' : 'disable'}>
        {source.disabled ? 'Switch on' : 'Switch off'}
      </Button>
      {source.made ? <ButtonLink to={`/sources/${source.id}/edit`}>Change</ButtonLink> : null}
      {source.made ? (
        <details className="confirm">
          <summary>Remove</summary>
          <p className="small">It is read no more. Its calls stay in the list, marked.</p>
          <Button name="intent" value="remove" variant="danger" small>
            Remove the source
          </Button>
        </details>
      ) : null}
    </Form>
  );
}
