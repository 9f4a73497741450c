import { useEffect, useRef, useState, type FormEvent } from 'react';
import { readHref } from './commands/link-commands.ts';

type Props = { href: string; onSet: (href: string) => void; onRemove: () => void; onClose: () => void };

/** Asks where a link leads. Closes by Escape, as dialogs do. */
export function LinkDialog({ href, onSet, onRemove, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readHref(String(new FormData(event.currentTarget).get('href') ?? ''));
    if (read === null) setProblem('Write a web address such as https://example.org, or an e-mail address.');
    else onSet(read);
  };
  return (
    <dialog ref={dialog} className="link-dialog" aria-labelledby="link-dialog-title" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <h2 id="link-dialog-title">Link</h2>
        <label htmlFor="link-href">Address</label>
        <input
          id="link-href"
          name="href"
          type="text"
          inputMode="url"
          autoComplete="off"
          defaultValue={href}
          aria-invalid={problem !== ''}
          aria-describedby={problem ? 'link-problem' : undefined}
        />
        {problem && (
          <p id="link-problem" role="alert">
            {problem}
          </p>
        )}
        <div className="link-actions">
          <button type="submit" className="button primary">
            Set link
          </button>
          {href !== '' && (
            <button type="button" className="button" onClick={onRemove}>
              Remove link
            </button>
          )}
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  );
}
