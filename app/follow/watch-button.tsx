import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { ButtonLink } from '#app/ui/button-link.tsx';

type Props = { callId: string; /** null: nobody is signed in */ watching: boolean | null };

/** Watches a call, or no more: a button that stays pressed. Its name stays the same, as that of a switch does. */
export function WatchButton({ callId, watching }: Props) {
  if (watching === null) return <ButtonLink to={`/sign-in?to=/opportunities/${callId}`}>Watch</ButtonLink>;
  return (
    <Form method="post" action="/following/watch" preventScrollReset>
      <input type="hidden" name="call" value={callId} />
      <Button name="intent" value={watching ? 'unwatch' : 'watch'} aria-pressed={watching}>
        Watch
      </Button>
    </Form>
  );
}
