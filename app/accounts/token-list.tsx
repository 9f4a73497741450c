import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import type { AccountView } from './account-view.server.ts';
import { ShownOnce } from './shown-once.tsx';

type Props = { tokens: AccountView['tokens']; fresh: string | null; problem?: FormProblem };

/** API tokens: the one just made, those in use, and the form that makes another. */
export function TokenList({ tokens, fresh, problem }: Props) {
  return (
    <>
      {fresh && <ShownOnce label="Your new token. Copy it now: it is not shown again." value={fresh} />}
      {tokens.length > 0 && (
        <ul className="rows account-rows">
          {tokens.map((token) => (
            <li key={token.id}>
              <span>{token.name}</span>
              <span className="muted small">
                made {token.created} · {token.lastUsed ? `last used ${token.lastUsed}` : 'never used'}
              </span>
              <Form method="post">
                <input type="hidden" name="intent" value="revoke-token" />
                <input type="hidden" name="id" value={token.id} />
                <Button type="submit" aria-label={`Revoke the token ${token.name}`}>
                  Revoke
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" className="form-row" key={fresh}>
        <input type="hidden" name="intent" value="create-token" />
        <Field
          label="New token for"
          name="tokenName"
          required
          maxLength={80}
          placeholder="nightly export"
          defaultValue={problem?.values.tokenName}
          error={problem?.fields.name}
        />
        <Button type="submit">Make a token</Button>
      </Form>
    </>
  );
}
