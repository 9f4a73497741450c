import { deadlineKindNames } from '#app/opportunities/deadline.ts';
import { changeText } from '#app/opportunities/change-text.ts';
import { fieldWords } from '#app/opportunities/field-words.ts';
import { formatDay } from '#app/opportunities/calendar-date.ts';
import { timeWords } from '#app/opportunities/words.ts';
import type { DeadlineFact } from '#app/opportunities/types.ts';

/** What is told, and what is kept to tell it. */
export type NoticeDetail =
  | { kind: 'change'; field: string; oldValue: string | null; newValue: string | null }
  | { kind: 'reminder'; daysLeft: number; deadline: RemindedDeadline }
  | { kind: 'new'; search: string; closesOn: string | null }
  | { kind: 'merged'; into: string }
  | { kind: 'message'; messageId: string };
export type NoticeKind = NoticeDetail['kind'];
export type RemindedDeadline = Pick<DeadlineFact, 'kind' | 'track' | 'date' | 'time' | 'zone' | 'isEstimate'>;

/** What may go out by mail; what people say to each other is told in the app alone. */
export const mailedKinds = ['change', 'reminder', 'new', 'merged'] satisfies NoticeKind[];

/** Severities that somebody who watches a call is told of. */
export const alertSeverities = ['deadline', 'status', 'amount', 'eligibility'] as const;

/** What makes an event the same event: nobody is told of one twice. */
export const noticeKeys = {
  change: (changeId: string) => `change:${changeId}`,
  /** another day is another deadline */
  reminder: (callId: string, { kind, track, date }: RemindedDeadline, lead: number) =>
    `reminder:${callId}:${date}:${kind}:${lead}:${track ?? ''}`,
  /** whichever searches find it */
  new: (callId: string) => `new:${callId}`,
  merged: (goneId: string) => `merged:${goneId}`,
  message: (messageId: string) => `message:${messageId}`,
};

/** A notice as one sentence, without the title of its call. */
export function noticeWords(detail: NoticeDetail): string {
  switch (detail.kind) {
    case 'change':
      return `${fieldWords[detail.field] ?? detail.field} ${changeText(detail)}`;
    case 'reminder': {
      const { deadline, daysLeft } = detail;
      const what = [deadlineKindNames[deadline.kind], deadline.track].filter(Boolean).join(', ');
      const when = [formatDay(deadline.date), timeWords(deadline), deadline.isEstimate ? 'estimated' : null];
      return `${daysWords(daysLeft)} to ${what}: ${when.filter(Boolean).join(', ')}`;
    }
    case 'new': {
      const closing = detail.closesOn ? `closes ${formatDay(detail.closesOn)}` : 'no deadline is known';
      return `New in “${detail.search}”; ${closing}`;
    }
    case 'merged':
      return `Was another record of “${detail.into}”, which you watch from now on`;
    case 'message':
      return 'New in the discussion of this call';
  }
}

const daysWords = (days: number) => (days === 0 ? 'Last day' : days === 1 ? 'One day left' : `${days} days left`);
