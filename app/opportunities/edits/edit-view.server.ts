import type { Database } from '#prisma/client.server.ts';
import { getOpportunity } from '../get-opportunity.server.ts';
import { zoneText } from '../typed-zone.ts';
import { shownValue } from './edit-form.ts';
import { editables } from './editables.ts';

/** A call as the form of edits shows it: what readers see now, and what people set of it. Null for no such call. */
export async function editableCall(db: Database, id: string) {
  const detail = await getOpportunity(db, id, new Date());
  const row = detail && (await db.opportunity.findUnique({ where: { id }, omit: { descriptionHtml: true } }));
  if (!detail || !row) return null;
  const columns: Record<string, unknown> = { ...row, programme: detail.programme };
  return {
    id,
    title: detail.title,
    values: Object.fromEntries(editables.map((one) => [one.field, shownValue(one, columns[one.field], row.currency)])),
    dates: detail.deadlines.map(({ kind, track, date, time, zone, isInherited }) => ({
      ...{ kind, date, track: track ?? '', time: time ?? '', zone: zone === null ? '' : zoneText(zone) },
      of: isInherited ? 'many' : 'call',
    })),
    edits: detail.edits,
  };
}
export type EditableCall = NonNullable<Awaited<ReturnType<typeof editableCall>>>;
