import { authorize } from '#app/accounts/authorize.ts';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { holdPursuit } from './authorize-pursuit.server.ts';
import { badField, readNote } from './input.ts';

const MOST_OF_ONE = 5;
const MOST_ANSWERS = 100;

/** Answers a wanted role. Whoever is signed in may; the team finds them through their account. */
export async function answerRole(
  db: Database,
  person: SignedIn,
  pursuitId: string,
  { roleId, note: typed }: { roleId: string; note: string },
  now: Date,
): Promise<void> {
  authorize(person, 'pursuit.answer');
  const note = readNote(typed, 'answer', 1000);
  if (note === '') throw badField('answer', 'Write what you can do.');
  await db.$transaction(async (tx) => {
    await holdPursuit(tx, pursuitId);
    const role = await tx.pursuitRole.findUnique({
      where: { id: roleId, pursuitId },
      include: { answers: { select: { personId: true } } },
    });
    if (!role) throw new AppError('not_found', 'The team looks for this no more. Reload the page.');
    if (role.filledAt) throw new AppError('conflict', 'The team has found somebody meanwhile.');
    if (role.answers.filter(({ personId }) => personId === person.id).length >= MOST_OF_ONE) {
      throw new AppError('conflict', `You have answered ${MOST_OF_ONE} times. Withdraw one of them first.`);
    }
    if (role.answers.length >= MOST_ANSWERS) throw new AppError('conflict', 'It has answers enough for now.');
    await tx.pursuitAnswer.create({ data: { roleId, personId: person.id, note, at: now } });
  });
}

/** Takes one's own answer back. */
export async function withdrawAnswer(db: Database, person: SignedIn, pursuitId: string, id: string): Promise<void> {
  const answer = await db.pursuitAnswer.findUnique({ where: { id, role: { pursuitId } } });
  if (!answer) throw new AppError('not_found', 'This answer is gone. Reload the page.');
  authorize(person, 'pursuit.withdraw', { ownerId: answer.personId });
  await db.pursuitAnswer.deleteMany({ where: { id } });
}
