import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

type Props = { section: { id: string; title: string }; mayManage: boolean };

/** Says that a part of the section cannot be read, and lets those who manage the proposal go on without it. */
export function DamageNotice({ section, mayManage }: Props) {
  return (
    <Notice tone="warn">
      <p>
        A part of {section.title} cannot be read from the disk any more. Below is what could be read, and what this
        browser still has of it. Nobody can write here until {mayManage ? 'you decide' : 'a lead decides'}: to go on
        without the missing part, or to have the administrator restore a backup.
      </p>
      {mayManage && (
        <details className="damage-decision">
          <summary>Go on without the missing part…</summary>
          <Form method="post" className="damage-form" preventScrollReset>
            <input type="hidden" name="intent" value="accept-damage" />
            <input type="hidden" name="sectionId" value={section.id} />
            <p>
              This holds for everybody, and the missing part does not come back by itself. Words that a browser still
              has of it are offered to the person whose browser it is.
            </p>
            <Button variant="danger" small>
              Go on without it
            </Button>
          </Form>
        </details>
      )}
    </Notice>
  );
}
