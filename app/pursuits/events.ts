import { formatDay } from '#app/opportunities/calendar-date.ts';
import { readState, stateWords } from './state.ts';

/** What stands in the log of a pursuit. */
export const eventKinds = ['started', 'decided', 'lead', 'project', 'planned', 'merged'] as const;
export type EventKind = (typeof eventKinds)[number];

type Event = { kind: string; before: string | null; after: string | null };

/** An event in a few words, to stand behind who did it. */
export function eventWords({ kind, before, after }: Event): string {
  switch (kind as EventKind) {
    case 'started':
      return 'began to consider it';
    case 'decided':
      return `${stateWords[readState(before ?? '')]} → ${stateWords[readState(after ?? '')]}`;
    case 'lead':
      return `who would lead: ${before ?? 'unknown'} → ${after ?? 'unknown'}`;
    case 'project':
      return `project: ${before ?? 'none'} → ${after ?? 'none'}`;
    case 'planned':
      return `the plan counts back from ${dayOr(after)} instead of ${dayOr(before)}`;
    case 'merged':
      return `the call “${before ?? ''}” became part of “${after ?? ''}”`;
    default:
      return kind;
  }
}

const dayOr = (date: string | null) => (date ? formatDay(date) : 'no day');
