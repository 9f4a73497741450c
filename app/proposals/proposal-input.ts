import { isVisible, unfitForLine } from '#app/accounts/one-line.ts';
import { checkEmail } from '#app/accounts/person-input.ts';
import { AppError } from '#app/errors.ts';
import { proposalRoles, type ProposalRole } from '#app/document/wire.ts';

export const titleMax = 300;

const unfit = new RegExp(unfitForLine.source, 'gu');

/** A title as one line of plain text; bad_input (field `title`) when nothing is to be seen or it is over 300 characters. */
export function readTitle(value: unknown): string {
  const text = typeof value === 'string' ? value.replace(unfit, ' ').replace(/\p{Cs}/gu, '\ufffd') : '';
  const title = text.replace(/\s+/gu, ' ').trim();
  if (!isVisible(title)) throw badField('title', 'Give the proposal a title.');
  const length = [...title].length;
  if (length > titleMax) {
    throw badField('title', `The title has ${length} characters; ${titleMax} is the most. Shorten it.`);
  }
  return title;
}

/** One of the six roles; bad_input (field `role`) naming them otherwise. */
export function readRole(value: unknown): ProposalRole {
  const role = proposalRoles.find((known) => known === value);
  if (!role) throw badField('role', `Choose a role: ${proposalRoles.join(', ')}.`);
  return role;
}

/** An e-mail address in lower case; bad_input (field `email`) when it cannot be one. */
export function readEmail(value: unknown): string {
  const email = checkEmail(typeof value === 'string' ? value : '');
  if (email.problem !== null) throw badField('email', email.problem);
  return email.value;
}

/** A bad_input error about one field of a form or an API call. */
export function badField(field: string, message: string): AppError {
  return new AppError('bad_input', message, { [field]: message });
}
