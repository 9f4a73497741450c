import { AppError } from '#app/errors.ts';
import { can, type Action, type Actor, type Things } from './can.ts';

/**
 * Passes when `can()` allows the action; else throws AppError `sign_in_required` (nobody is signed in) or `forbidden`.
 * Where even the existence of a thing is private, the caller throws `not_found` itself before it comes here.
 */
export function authorize<A extends Action>(
  actor: Actor,
  action: A,
  ...thing: Things[A] extends void ? [] : [Things[A]]
): void {
  if (can(actor, action, ...thing)) return;
  if (actor === null) throw new AppError('sign_in_required', 'Sign in to do this.');
  throw new AppError('forbidden', 'Your role does not allow this. Ask a lead of the proposal or an administrator.');
}
