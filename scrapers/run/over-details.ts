import type { CheckedDraft } from '#app/opportunities/draft.ts';

/**
 * What the list says of a call now, laid over the details that were read some time ago. A list knows fewer deadlines:
 * only a day that the details do not have shows that they are out of date.
 */
export function overDetails(line: CheckedDraft, details: CheckedDraft): CheckedDraft {
  const stated = Object.fromEntries(Object.entries(line).filter(([, value]) => isStated(value)));
  const days = new Set(details.deadlines.map(({ date }) => date));
  const isNews = line.deadlines.some(({ date }) => !days.has(date));
  const when = isNews ? line : details;
  return {
    ...details,
    ...stated,
    deadlines: when.deadlines,
    deadlineMode: when.deadlineMode,
    rawTexts: { ...details.rawTexts, ...line.rawTexts },
    record: details.record,
  };
}

const isStated = (value: unknown) => value !== null && value !== undefined && value !== '';
