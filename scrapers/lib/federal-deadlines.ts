import type { CalendarDate } from '#app/opportunities/calendar-date.ts';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { readCloseProse } from './close-prose.ts';

type Deadlines = Pick<OpportunityDraft, 'deadlineMode'> & { deadlines: NonNullable<OpportunityDraft['deadlines']> };

/** Grants.gov counts days in Washington. */
export const FEDERAL_ZONE = 'America/New_York';

/**
 * The dates of a US federal record: its one close date and what the explanation beside it says. Where that names several
 * strands the call has several dates of which the record shows one, so that no strand is claimed for it. The same where
 * the agency's standard dates count: the close date is then the last of a list that many announcements share. Where it
 * calls the date one to aim at and takes proposals at any time, the date closes nothing.
 */
export function federalDeadlines(
  closesOn: { date: CalendarDate; rawText: string } | null,
  explanation: string | null | undefined,
  isForecast: boolean,
): Deadlines {
  const prose = readCloseProse(explanation);
  const rawText = [closesOn?.rawText, prose.text].filter(Boolean).join(' · ').slice(0, 2000);
  const days = [...new Set([...(closesOn ? [closesOn.date] : []), ...prose.dates])].sort();
  const deadlines = days.map((date) => ({
    ...{
      kind: prose.target ? ('target' as const) : ('full' as const),
      date,
      time: prose.time,
      zone: prose.zone ?? FEDERAL_ZONE,
    },
    ...{ isEstimate: isForecast, rawText },
    ...(prose.standard ? { isInherited: true } : {}),
  }));
  const isMultiple = days.length > 1 || prose.strands.length > 1 || prose.standard;
  if (isForecast) return { deadlineMode: 'forecast', deadlines };
  if (prose.target) return { deadlineMode: 'rolling', deadlines };
  if (closesOn) return { deadlineMode: isMultiple ? 'multiple' : 'fixed', deadlines };
  if (prose.anytime) return { deadlineMode: 'rolling', deadlines };
  return { deadlineMode: deadlines.length > 0 ? 'multiple' : 'none_listed', deadlines };
}
