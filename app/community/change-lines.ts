import { formatMoment } from '#app/opportunities/calendar-date.ts';
import type { ProfileChangeLine } from './changes.server.ts';
import { factWords } from './fact-words.ts';
import { sameFact } from './facts.ts';

type About = {
  /** the facts of now */
  facts: Record<string, unknown>;
  /** field → what people call it */
  fields: Record<string, string>;
  /** of organisations, by their ids */
  names: Record<string, string>;
  mayUndo: boolean;
  zone: string | null;
};

/** The changes of a thing in words, the newest first, and which of them the viewer can undo. */
export function changeLines(changes: readonly ProfileChangeLine[], about: About) {
  const { facts, fields, names, mayUndo, zone } = about;
  const undone = new Set(changes.map(({ undoesId }) => undoesId));
  const newest = new Map<string, Date>();
  for (const { field, at } of changes) if (!newest.has(field)) newest.set(field, at);
  return changes.map(({ id, field, old, value, by, file, undoesId, at }) => {
    const isUndone = undone.has(id);
    const stands = sameFact(facts[field], value) && newest.get(field)!.getTime() === at.getTime();
    return {
      ...{ id, isUndone, isUndo: undoesId !== null },
      what: fields[field] ?? field,
      old: factWords(field, old, names),
      value: factWords(field, value, names),
      by: [by?.name ?? 'a member', file && `from ${file}`].filter(Boolean).join(', '),
      at: formatMoment(at, zone),
      canUndo: mayUndo && stands && !(field === 'name' && old === null),
      /** nothing can be undone here because something newer is in its place */
      isReplaced: mayUndo && !stands && !isUndone,
    };
  });
}
export type ChangeLine = ReturnType<typeof changeLines>[number];
