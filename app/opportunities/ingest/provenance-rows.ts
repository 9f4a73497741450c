import { factWords } from '../edits/fact-words.ts';
import type { CheckedDraft } from '../draft.ts';

const LONGEST_RAW_TEXT = 2000;

/** One row for each shown fact that a draft states, with the source's own words for it. */
export function provenanceRows(draft: CheckedDraft): { field: string; rawText: string }[] {
  const stated: Record<string, string | null | undefined> = {
    title: draft.title,
    number: draft.number,
    funder: draft.funder.name,
    url: draft.url,
    summary: draft.summary,
    status: draft.upstreamStatus,
    docType: draft.docType,
    postedOn: draft.postedOn,
    opensOn: draft.opensOn,
    archivesOn: draft.archivesOn,
    deadlines: draft.deadlines.map((deadline) => deadline.rawText).join('; '),
    amount: draft.amount?.rawText,
    eligibility: draft.eligibility,
    programme: draft.programme?.name,
    applicantTypes: draft.applicantTypes?.join('; '),
    stages: factWords('stages', draft.stages, null),
    costSharing: factWords('costSharing', draft.costSharing, null),
    awardsExpected: factWords('awardsExpected', draft.awardsExpected, null),
    attachments: factWords('attachments', draft.attachments, null),
    ...Object.fromEntries(
      Object.entries(draft.terms ?? {}).map(([name, value]) => [`terms.${name}`, factWords(name, value, null)]),
    ),
  };
  return Object.entries(stated).flatMap(([field, value]) => {
    const rawText = draft.rawTexts[field] ?? value;
    return value && rawText ? [{ field, rawText: rawText.slice(0, LONGEST_RAW_TEXT) }] : [];
  });
}
