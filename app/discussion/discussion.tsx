import { Link } from '@remix-run/react';
import { Message } from './message.tsx';
import type { Discussion as Facts } from './read-discussion.server.ts';
import { SayForm } from './say-form.tsx';
import { thingPath, type Thing } from './thing.ts';

type Props = { thing: Thing; /** null: the reader is not a member */ discussion: Facts | null };

/** What members say about a thing, in threads; the public learns only that there is a place for it. */
export function Discussion({ thing, discussion }: Props) {
  return (
    <section className="section discussion" aria-labelledby="discussion">
      <h2 id="discussion">Discussion</h2>
      {discussion === null ? (
        <p className="muted">
          <Link to={`/sign-in?to=${encodeURIComponent(thingPath(thing))}`}>Sign in</Link> to read the community’s
          discussion.
        </p>
      ) : (
        <>
          <p className="muted">{discussionWords(discussion)}</p>
          {discussion.threads.length > 0 ? (
            <ol className="threads">
              {discussion.threads.map(({ first, answers }) => (
                <li key={first.id}>
                  <Message message={first} />
                  {answers.length > 0 ? (
                    <ol className="answers" aria-label="Answers">
                      {answers.map((answer) => (
                        <li key={answer.id}>
                          <Message message={answer} />
                        </li>
                      ))}
                    </ol>
                  ) : null}
                  {first.parts === null ? null : (
                    <details className="answer">
                      <summary>
                        Answer<span className="visually-hidden"> {first.by ?? 'this message'}</span>
                      </summary>
                      <SayForm thing={thing} answersId={first.id} />
                    </details>
                  )}
                </li>
              ))}
            </ol>
          ) : null}
          <SayForm thing={thing} />
        </>
      )}
    </section>
  );
}

function discussionWords({ count, newCount }: Facts): string {
  if (count === 0) return 'Nobody has said anything yet. What you write is read by members, not by the public.';
  const messages = count === 1 ? 'One message' : `${count} messages`;
  return `${messages}${newCount > 0 ? `, ${newCount} new since your last visit` : ''}. Members read them; the public does not.`;
}
