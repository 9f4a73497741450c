import type { DeadlineFact } from '../types.ts';
import type { EditedDeadline } from './editable-fields.ts';

/** The source of what a person set, where a deadline names its source. */
export const PERSON = 'person';

/** What a row needs for it: the list of dates that a person set, if one did. */
export const deadlineEdit = { where: { field: 'deadlines' }, select: { value: true } } as const;

/** The dates of a call that count: those that a person set, or else what sources give. */
export function shownDeadlines(
  fromSources: readonly DeadlineFact[],
  edits: readonly { value: string }[],
): readonly DeadlineFact[] {
  const [edit] = edits;
  return edit ? (JSON.parse(edit.value) as EditedDeadline[]).map(byPerson) : fromSources;
}

function byPerson({ required: _, ...deadline }: EditedDeadline): DeadlineFact {
  return {
    ...deadline,
    ...{ source: PERSON, sourceTitle: 'Set by hand', disputed: false },
  };
}
