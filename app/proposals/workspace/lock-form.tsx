import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';

type Props = { section: { id: string; title: string; locked: boolean }; offline: boolean };

/** Locks or unlocks the open section, for those who manage the proposal. */
export function LockForm({ section, offline }: Props) {
  return (
    <Form method="post" className="lock-form" preventScrollReset>
      <input type="hidden" name="intent" value={section.locked ? 'unlock' : 'lock'} />
      <input type="hidden" name="sectionId" value={section.id} />
      <Button small disabled={offline}>
        {section.locked ? `Unlock ${section.title}` : `Lock ${section.title}`}
      </Button>
      <p>{section.locked ? 'Nobody can write in it now.' : 'Then nobody can write in it until it is unlocked.'}</p>
    </Form>
  );
}
