import { Link } from '@remix-run/react';
import { InterestForm } from './interest-form.tsx';
import { interestWords, type InterestView } from './interest-view.ts';

type Props = { callId: string; interest: InterestView };

/** Who else thinks of applying: names for members, a number for the public. */
export function InterestSection({ callId, interest }: Props) {
  const { count, people, mine } = interest;
  return (
    <section className="section" aria-labelledby="interested">
      <h2 id="interested">Who is interested</h2>
      <p className={people && count > 0 ? 'visually-hidden' : 'muted'}>{interestWords(count)}</p>
      {people && count > 0 ? (
        <ul className="rows interested">
          {people.map(({ id, name, affiliation, note, since }) => (
            <li key={id}>
              <strong>{name}</strong>
              <span className="muted small">
                {affiliation ? ` · ${affiliation}` : ''} · since {since}
              </span>
              {note ? <p>{note}</p> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {people && mine ? (
        <details>
          <summary>You are interested. Change that</summary>
          <InterestForm callId={callId} mine={mine} />
        </details>
      ) : people ? (
        <InterestForm callId={callId} mine={mine} />
      ) : (
        <p className="small">
          <Link to={`/sign-in?to=/opportunities/${callId}`}>Sign in</Link> to see who, and to say that you are.
        </p>
      )}
    </section>
  );
}
