import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Attachment } from '../attachments/attachments.server.ts';

type Asked = { id: string; intent: string; order: string };

/**
 * Keeps the keyboard with a row that was moved, and says its new place; after a removal it goes to the heading, since the
 * row is gone. `asks` belongs on the forms of a row, `said` into a status.
 */
export function useSupportingFocus(attachments: readonly Attachment[]) {
  const asked = useRef<Asked | null>(null);
  const [said, say] = useState('');
  const order = attachments.map(({ id }) => id).join(' ');
  const asks = (id: string) => (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const intent = submitter instanceof HTMLButtonElement ? submitter.value : '';
    asked.current = { id, intent, order };
  };
  useEffect(() => {
    const last = asked.current;
    if (!last || last.order === order) return;
    asked.current = null;
    const place = attachments.findIndex(({ id }) => id === last.id);
    if (place < 0) {
      say('The supporting PDF is removed.');
      document.getElementById('supporting')?.focus();
      return;
    }
    say(`${attachments[place]!.title} is now ${place + 1} of ${attachments.length}.`);
    const ways = [last.intent, 'up', 'down'].map((intent) => document.getElementById(buttonId(intent, last.id)));
    ways.find((button) => button instanceof HTMLButtonElement && !button.disabled)?.focus();
  }, [attachments, order]);
  return { asks, said };
}

/** The id of the button that moves a row. */
export const buttonId = (intent: string, id: string) => `${intent}-${id}`;
