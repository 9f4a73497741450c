import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { markSeen } from './following-view.server.ts';
import { muteSearch, removeSearch } from './saved-search.server.ts';
import { muteWatch, unwatchCall } from './watch.server.ts';

/** Does what a button on the page of watches and searches asks; gives what was done, for the page to say. */
export async function doFollowForm(
  db: Database,
  person: SignedIn,
  { intent, id, upTo }: { intent: string; id: string; upTo: string },
  now: Date,
): Promise<string> {
  switch (intent) {
    case 'seen':
      await markSeen(db, person, upTo, now);
      return 'seen';
    case 'unwatch':
      await unwatchCall(db, person, id);
      return 'unwatched';
    case 'mute-watch':
    case 'unmute-watch':
      await muteWatch(db, person, id, intent === 'mute-watch', now);
      return intent === 'mute-watch' ? 'muted' : 'unmuted';
    case 'mute-search':
    case 'unmute-search':
      await muteSearch(db, person, id, intent === 'mute-search', now);
      return intent === 'mute-search' ? 'muted' : 'unmuted';
    case 'remove-search':
      await removeSearch(db, person, id);
      return 'removed';
    default:
      throw new AppError('bad_input', 'This page has no such button. Reload it and try again.');
  }
}
