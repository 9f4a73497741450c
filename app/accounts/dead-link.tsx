import { ButtonLink } from '#app/ui/button-link.tsx';
import { Page } from '#app/ui/page.tsx';

const sentences = {
  unknown: 'This address belongs to no link we know. Check that it was copied whole, to its last character.',
  used: 'This link has been used; it works once. If that was you, sign in.',
  expired: 'This link is older than seven days and no longer works. Ask whoever sent it for a new one.',
  withdrawn: 'Whoever sent this invitation may no longer invite people here. Ask the team for a new one.',
};
export type DeadLinkState = keyof typeof sentences;

/** The status of a page whose link does not work: it never existed, or it is gone. */
export const deadLinkStatus = (state: DeadLinkState) => (state === 'unknown' ? 404 : 410);

/** What somebody sees who opens a link that does not work (any more), and where to go from there. */
export function DeadLink({ state }: { state: DeadLinkState }) {
  return (
    <Page title="This link does not work" lede={sentences[state]} narrow>
      <p>
        <ButtonLink to="/sign-in">Sign in</ButtonLink>
      </p>
    </Page>
  );
}
