import { Link } from '@remix-run/react';
import { Chip } from '#app/ui/chip.tsx';
import { anchorOf, messagePath } from './thing.ts';
import type { MessageFact } from './threads.ts';

/** One message: who, when, what. Its time leads to it, so that others can be shown the place. */
export function Message({ message }: { message: MessageFact }) {
  const { id, by, at, atWords, isEdited, parts, removed, isMine, mayManage, isNew } = message;
  return (
    <article id={anchorOf(id)} className={isNew ? 'message new' : 'message'} tabIndex={-1}>
      <p className="message-head small">
        <strong>{by ?? 'Somebody who has left'}</strong>{' '}
        <a href={`#${anchorOf(id)}`} className="muted">
          <time dateTime={at}>{atWords}</time>
        </a>
        {isEdited && parts ? <span className="muted"> · edited</span> : null}
        {isNew ? (
          <>
            {' '}
            <Chip tone="accent">new</Chip>
          </>
        ) : null}
        {mayManage ? (
          <>
            {' '}
            <Link to={messagePath(id)}>
              {isMine ? 'Edit or remove' : 'Remove'}
              <span className="visually-hidden"> the message of {atWords}</span>
            </Link>
          </>
        ) : null}
      </p>
      {parts === null ? (
        <p className="muted">{removed}</p>
      ) : (
        <p className="message-text">
          {parts.map(({ text, href }, index) =>
            href === null ? (
              text
            ) : (
              <a key={index} href={href} rel="nofollow noopener noreferrer external">
                {text}
              </a>
            ),
          )}
        </p>
      )}
    </article>
  );
}
