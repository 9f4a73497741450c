import { SlidingWindow } from '#app/accounts/sliding-window.ts';
import { AppError } from '#app/errors.ts';
import { singleton } from '#app/singleton.server.ts';

/** Messages of one person in five minutes: more than anybody means to write. */
const window = () => singleton('messages', () => new SlidingWindow(15, 5 * 60_000, 5_000));

/** Counts a message of a person; throws `too_many` for one too many, which is not counted. */
export function takeTurn(personId: string, now: Date): void {
  const wait = window().wait(personId, now.getTime());
  if (wait > 0) {
    throw new AppError('too_many', `You wrote many messages at once. Wait ${Math.ceil(wait / 1000)} seconds.`);
  }
  window().add(personId, now.getTime());
}
