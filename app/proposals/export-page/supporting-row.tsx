import { Form } from '@remix-run/react';
import type { FormEventHandler } from 'react';
import { Button } from '#app/ui/button.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import type { Attachment } from '../attachments/attachments.server.ts';
import { buttonId } from './supporting-focus.ts';
import { SupportingRename } from './supporting-rename.tsx';

type Props = {
  at: string;
  one: Attachment;
  mayAttach: boolean;
  first: boolean;
  last: boolean;
  /** of its own rename */
  problem: FormProblem | undefined;
  onAsk: FormEventHandler<HTMLFormElement>;
};

/** One supporting PDF: what it is, what to look at, and for those who write its title, place and end. */
export function SupportingRow({ at, one, mayAttach, first, last, problem, onAsk }: Props) {
  const { id, title, fileName, pages, bytes, notices } = one;
  return (
    <li className="supporting-row">
      <p>
        <a href={`${at}/attachments/${id}`}>{title}</a>{' '}
        <span className="muted small">
          {fileName}, {pages} {pages === 1 ? 'page' : 'pages'}, {size(bytes)}
        </span>
      </p>
      {notices.map((notice) => (
        <p key={notice} className="small">
          {notice}
        </p>
      ))}
      {mayAttach && (
        <div className="supporting-tools">
          <Form method="post" preventScrollReset className="actions" onSubmit={onAsk}>
            <input type="hidden" name="attachment" value={id} />
            <Button
              small
              id={buttonId('up', id)}
              name="intent"
              value="up"
              disabled={first}
              aria-label={`Move ${title} up`}
            >
              Up
            </Button>
            <Button
              small
              id={buttonId('down', id)}
              name="intent"
              value="down"
              disabled={last}
              aria-label={`Move ${title} down`}
            >
              Down
            </Button>
          </Form>
          <SupportingRename {...{ one, problem }} />
          <details>
            <summary aria-label={`Remove ${title} …`}>Remove …</summary>
            <Form method="post" preventScrollReset className="form" onSubmit={onAsk}>
              <input type="hidden" name="attachment" value={id} />
              <p>The file is removed for the whole team and no longer goes along. This cannot be undone here.</p>
              <div className="actions">
                <Button small variant="danger" name="intent" value="remove">
                  Remove {title}
                </Button>
              </div>
            </Form>
          </details>
        </div>
      )}
    </li>
  );
}

function size(bytes: number): string {
  const kilo = bytes / 1024;
  return kilo < 1000 ? `${Math.max(1, Math.round(kilo))} kB` : `${(kilo / 1024).toFixed(1)} MB`;
}
