import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { declineMerge, mergeCalls } from '../ingest/merge-calls.server.ts';

/** Does what a button of the page of merges asks. */
export async function decideMerge(
  db: Database,
  actor: Actor,
  form: { intent: string; id: string; keep: string },
): Promise<void> {
  authorize(actor, 'opportunity.curate');
  const suggestion = await db.mergeSuggestion.findUnique({ where: { id: form.id } });
  if (!suggestion) throw new AppError('not_found', 'There is no such pair. Reload the page.');
  if (suggestion.status !== 'open') {
    throw new AppError('conflict', 'Somebody has decided on these two calls already. Reload the page.');
  }
  const { firstId, secondId } = suggestion;
  if (form.intent === 'decline') return declineMerge(db, actor, form.id);
  if (form.intent !== 'merge' || ![firstId, secondId].includes(form.keep)) {
    throw new AppError('bad_input', 'Choose which of the two calls stays.');
  }
  return mergeCalls(db, actor, form.keep, form.keep === firstId ? secondId : firstId);
}
