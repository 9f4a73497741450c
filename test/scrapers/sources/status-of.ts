import { checkDraft, type OpportunityDraft } from '#app/opportunities/draft.ts';
import { status } from '#app/opportunities/status.ts';

/** What a page would say of a call of which only this draft is known. */
export function getOpportunityStatus(candidate: OpportunityDraft, now = new Date('2026-11-26T12:00:00Z')) {
  const checked = checkDraft(candidate);
  if ('problem' in checked) throw new Error(checked.problem);
  const { draft } = checked;
  const about = { source: 'x', sourceTitle: 'x', disputed: false };
  return status(
    {
      ...{
        upstreamStatus: draft.upstreamStatus ?? '',
        statusOverride: null,
        docType: draft.docType ?? 'call',
        goneOn: null,
      },
      ...{ opensOn: draft.opensOn ?? null, archivesOn: draft.archivesOn ?? null, deadlineMode: draft.deadlineMode },
      deadlines: draft.deadlines.map((deadline) => ({ ...deadline, ...about })),
    },
    now,
  );
}
