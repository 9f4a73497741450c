import { AppError } from '#app/errors.ts';
import type { Transaction } from '#prisma/client.server.ts';
import type { Thing } from './changes.server.ts';
import { sameFact } from './facts.ts';

/**
 * Puts a fact back to what it was before a change: `facts` are those of now, `write` stores the old one. Throws `not_found`,
 * and `conflict` in words where it was changed again since or cannot be again what it was.
 */
export async function undoChange<Facts extends object>(
  tx: Transaction,
  { kind, id }: Thing,
  changeId: string,
  facts: Facts,
  write: (old: Partial<Facts>) => Promise<void>,
): Promise<void> {
  const change = await tx.profileChange.findUnique({ where: { id: changeId, thingKind: kind, thingId: id } });
  if (!change) throw new AppError('not_found', 'There is no such change. Reload the page.');
  const field = change.field as keyof Facts & string;
  const [old, made] = [change.oldValue, change.newValue].map((json): unknown =>
    json === null ? null : JSON.parse(json),
  );
  const later = { thingKind: kind, thingId: id, field, at: { gt: change.at } };
  // Both are asked: a fact may be the same again by a newer change, and of one moment there may be several.
  if (!sameFact(facts[field], made) || (await tx.profileChange.count({ where: later })) > 0) {
    throw new AppError('conflict', 'This was changed again since. Undo the newer change first.');
  }
  if (field === 'name' && old === null) throw new AppError('conflict', 'It needs a name, and had none before.');
  try {
    await write({ [field]: old } as Partial<Facts>);
  } catch (error) {
    // There is no field to mend: what speaks against the old value is the whole message.
    if (error instanceof AppError && error.code === 'bad_input') {
      throw new AppError('conflict', Object.values(error.fields).join(' ') || error.message);
    }
    throw error;
  }
}
