import { audit } from '#app/accounts/audit.server.ts';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { changePursuit } from './change-pursuit.server.ts';
import { badField, readNote } from './input.ts';
import { readReasons } from './reasons.ts';
import { asState, needsReason, readState, stateWords } from './state.ts';

export type Decision = { from: string; to: string; reasons: readonly string[]; note: string };

/**
 * Decides, or opens a decision again. `conflict` where somebody has decided otherwise since the page was read, so that nobody
 * overrules what they have not seen.
 */
export async function decide(db: Database, person: SignedIn, id: string, form: Decision, now: Date): Promise<void> {
  const to = asState(form.to);
  if (!to) throw badField('to', 'Choose go, no-go or to consider it again.');
  const reasons = readReasons(form.reasons);
  if (!reasons) throw badField('reasons', 'One of these reasons is not on the list. Reload the page and try again.');
  const note = readNote(form.note, 'note');
  if (needsReason(to) && reasons.length === 0 && note === '') {
    throw badField('reasons', 'Choose a reason or write one, so that it can be understood later.');
  }
  await changePursuit(db, person, id, async (tx, pursuit) => {
    const from = readState(pursuit.state);
    if (from !== form.from) {
      const now = stateWords[from].toLowerCase();
      throw new AppError(
        'conflict',
        `Somebody decided meanwhile: it stands at ${now}. Look at why before you change it.`,
      );
    }
    if (from === to) throw badField('to', `It stands at ${stateWords[to].toLowerCase()} already.`);
    await tx.pursuit.update({ where: { id }, data: { state: to } });
    const data = { kind: 'decided', before: from, after: to, reasons: JSON.stringify(reasons), note };
    await tx.pursuitEvent.create({ data: { ...data, pursuitId: id, personId: person.id, at: now } });
    await audit(tx, person.id, 'pursuit.decide', { kind: 'pursuit', id }, { from, to });
  });
}
