import { useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { roleTexts } from '../roles.ts';
import type { Invited } from '../team-action.server.ts';

/** The link of a new invitation, shown this once: it is stored only as a hash. */
export function InvitationLink({ invited }: { invited: Invited }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    await navigator.clipboard.writeText(invited.link);
    setCopied(true);
  };
  return (
    <Notice tone="good">
      <p>
        Nobody here has the address {invited.email}. Send them this link; it works once, within seven days, and makes
        them {roleTexts[invited.role].label.toLowerCase()}. It is shown only now.
      </p>
      <p className="invitation-link">
        <input ref={field} readOnly value={invited.link} aria-label="Invitation link" className="num" />
        <Button type="button" onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </p>
    </Notice>
  );
}
