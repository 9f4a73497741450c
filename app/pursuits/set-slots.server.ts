import type { SignedIn } from '#app/accounts/current-person.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { changePursuit } from './change-pursuit.server.ts';
import { readCount, readDay, readLine } from './input.ts';

export const slotFields = ['slotLimit', 'slotOurs', 'slotDecider', 'slotDecideBy'] as const;

/** Sets what is known of a limited submission; what is left empty is unknown. */
export async function setSlots(
  db: Database,
  person: SignedIn,
  id: string,
  form: Record<(typeof slotFields)[number], string>,
): Promise<void> {
  const data = {
    slotLimit: readCount(form.slotLimit, 'slotLimit', 1000),
    slotOurs: readLine(form.slotOurs, 'slotOurs', 200),
    slotDecider: readLine(form.slotDecider, 'slotDecider', 200),
    slotDecideBy: readDay(form.slotDecideBy, 'slotDecideBy'),
  };
  await changePursuit(db, person, id, (tx) => tx.pursuit.update({ where: { id }, data }));
}
