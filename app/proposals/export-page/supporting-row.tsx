import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import type { Attachment } from '../attachments/attachments.server.ts';

type Props = { at: string; one: Attachment; mayAttach: boolean; first: boolean; last: boolean };

/** One supporting PDF: what it is, what to look at, and for those who write its title, place and end. */
export function SupportingRow({ at, one, mayAttach, first, last }: Props) {
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
          <Form method="post" preventScrollReset className="actions">
            <input type="hidden" name="attachment" value={id} />
            <Button small name="intent" value="up" disabled={first} aria-label={`Move ${title} up`}>
              Up
            </Button>
            <Button small name="intent" value="down" disabled={last} aria-label={`Move ${title} down`}>
              Down
            </Button>
            <Button small variant="danger" name="intent" value="remove" aria-label={`Remove ${title}`}>
              Remove
            </Button>
          </Form>
          <details>
            <summary>Rename</summary>
            <Form method="post" preventScrollReset className="form">
              <input type="hidden" name="intent" value="rename" />
              <input type="hidden" name="attachment" value={id} />
              <Field label={`Title of ${title}`} name="title" required maxLength={120} defaultValue={title} />
              <div className="actions">
                <Button small>Rename it</Button>
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
