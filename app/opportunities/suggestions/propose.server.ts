import { v7 } from 'uuid';
import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { checkDraft, type OpportunityDraft } from '../draft.ts';
import { readCsv, type ReadCsv } from './csv.ts';
import { readSuggestion, type SuggestionForm } from './suggestion-form.ts';

/** Proposals of one person that nobody has looked at yet. */
const MOST_OPEN = 400;

/** A call that somebody proposes by the form or by its address; gives the id. Throws `bad_input` with fields. */
export async function propose(
  db: Database,
  actor: Actor,
  form: SuggestionForm,
  origin: 'form' | 'url',
): Promise<string> {
  authorize(actor, 'opportunity.propose');
  const id = v7();
  const read = readSuggestion(form, `suggestion:${id}`);
  if ('problems' in read) throw new AppError('bad_input', 'The call could not be proposed yet.', read.problems);
  await keep(db, actor!.id, origin, [{ id, ...read }]);
  return id;
}

/** What a CSV holds, row by row; nothing is kept. */
export const previewCsv = (text: string): ReadCsv => readCsv(text, (row) => `row:${row}`);

/** Proposes every row of a CSV; throws `bad_input` when any is broken, so that a file is taken whole or not at all. */
export async function proposeCsv(db: Database, actor: Actor, text: string): Promise<number> {
  authorize(actor, 'opportunity.propose');
  const ids: string[] = [];
  const { rows, problem } = readCsv(text, (row) => `suggestion:${(ids[row] = v7())}`);
  if (problem) throw new AppError('bad_input', problem, { csv: problem });
  const broken = rows.filter(({ read }) => read === null);
  if (broken.length > 0) {
    throw new AppError('bad_input', `Mend the ${broken.length === 1 ? 'row' : 'rows'} marked below, or take them out.`);
  }
  await keep(
    db,
    actor!.id,
    'csv',
    rows.map(({ read }, i) => ({ id: ids[i]!, ...read! })),
  );
  return rows.length;
}

async function keep(
  db: Database,
  proposedById: string,
  origin: string,
  suggestions: readonly { id: string; draft: OpportunityDraft; note: string }[],
): Promise<void> {
  for (const { draft } of suggestions) {
    const checked = checkDraft(draft);
    if ('problem' in checked) throw new AppError('bad_input', `The call could not be proposed: ${checked.problem}.`);
  }
  const proposedAt = new Date();
  await db.$transaction(async (tx) => {
    const open = await tx.callSuggestion.count({ where: { proposedById, status: 'open' } });
    if (open + suggestions.length > MOST_OPEN) {
      throw new AppError('conflict', `${open} of your proposals wait for a curator; at most ${MOST_OPEN} may.`);
    }
    await tx.callSuggestion.createMany({
      data: suggestions.map(({ id, draft, note }) => ({
        ...{ id, origin, note, proposedById, proposedAt },
        draft: JSON.stringify(draft),
      })),
    });
  });
}
