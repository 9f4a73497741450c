import type { Actor } from '#app/accounts/can.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { changesOf, newestByField } from '../changes.server.ts';
import { factWords } from '../fact-words.ts';
import { projectFields, type ProjectField } from '../facts.ts';
import { requireOwnProject } from '../project-access.server.ts';
import { writeFacts } from '../save-project.server.ts';
import { toFacts } from '../stored-project.server.ts';
import { findFacts, type ProjectFile } from './found-facts.server.ts';
import { propose, tickOf } from './preview.ts';

/** What the files would change in a project, in words, with what was not understood. Nothing is changed. */
export async function previewImport(db: Database, actor: Actor, id: string, files: readonly ProjectFile[]) {
  const project = await requireOwnProject(db, actor, id);
  const { facts, notes } = findFacts(files, project.name);
  const newest = newestByField(await changesOf(db, actor, { kind: 'project', id }));
  const typed = [...newest.values()].filter(({ file }) => file === null).map(({ field }) => field as ProjectField);
  const rows = propose(toFacts(project), facts, new Set(typed)).map((row) => ({
    ...{ key: tickOf(row), what: projectFields[row.field], file: row.file, ticked: row.ticked },
    old: factWords(row.field, row.old, {}),
    value: factWords(row.field, row.value, {}),
  }));
  return { rows, notes, files: files.map(({ name, text }) => ({ name, text })) };
}
export type ImportPreview = Awaited<ReturnType<typeof previewImport>>;

/** Takes the ticked facts over from the files, each with the file that said it. Returns how many. */
export async function importFacts(
  db: Database,
  actor: Actor,
  id: string,
  files: readonly ProjectFile[],
  ticks: ReadonlySet<string>,
  now: Date,
): Promise<number> {
  return db.$transaction(async (tx) => {
    const { name } = await requireOwnProject(tx, actor, id);
    const chosen = findFacts(files, name).facts.filter((fact) => ticks.has(tickOf(fact)));
    for (const { field, value, file } of chosen) {
      await writeOne(
        tx,
        actor,
        id,
        { [field]: value, ...(field === 'licence' ? { licenceText: null } : {}) },
        file,
        now,
      );
    }
    return chosen.length;
  });
}

/** One after the other, since two files may be ticked for one fact: the last stays, and both are kept as changes. */
async function writeOne(
  tx: Transaction,
  actor: Actor,
  id: string,
  changed: Parameters<typeof writeFacts>[2],
  file: string,
  now: Date,
) {
  const project = await requireOwnProject(tx, actor, id);
  await writeFacts(tx, project, changed, { personId: actor!.id, file }, now);
}
