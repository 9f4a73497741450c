import type { RecoveredCopy } from '#app/editor/connection/recovered-copies.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { LookAgain } from './look-again.tsx';
import { notReadable } from './recovered-words.ts';
import { useDialog } from './use-dialog.tsx';
import type { Recovered } from './use-recovered.ts';

/** Above the text of a section: this device keeps words that are not in it. */
export function RecoveredNotice({ recovered }: { recovered: Recovered }) {
  const { dialog, show } = useDialog(recovered);
  return (
    <>
      {recovered.copies.map((copy) => (
        <Notice key={copy.name} tone="warn">
          <p className="notice-step">
            <span>{whatIsKept(copy)}</span>
            <Button type="button" small onClick={() => show(copy.name)}>
              Show them
            </Button>
          </p>
        </Notice>
      ))}
      {recovered.unread.map(({ name }) => (
        <Notice key={name} tone="warn">
          <p className="notice-step">
            <span>{notReadable}</span>
            <LookAgain {...recovered} />
          </p>
        </Notice>
      ))}
      {dialog}
    </>
  );
}

function whatIsKept({ why }: RecoveredCopy): string {
  if (why === 'read-only') return 'Some of the text below is not in the section: only you see it, on this device.';
  if (why === 'unknown' || why === 'closed') return 'This device keeps your words.';
  return 'This device keeps words of yours that are not in this section.';
}
