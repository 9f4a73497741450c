export const digests = ['daily', 'weekly', 'off'] as const;
export type Digest = (typeof digests)[number];

/** When a person wants to hear. Hours are 0 to 23 by the clocks of their zone. */
export type FollowSettings = {
  /** days before a deadline, the most first */
  leadDays: number[];
  byMail: boolean;
  /** mail changes and reminders when they happen; else they wait for the digest */
  alertsAtOnce: boolean;
  digest: Digest;
  /** of a weekly digest, 0 = Sunday */
  weekday: number;
  hour: number;
  /** no mail from this hour … */
  quietFrom: number;
  /** … until this one; the same hour twice means no quiet hours */
  quietTo: number;
};

export const defaultSettings: FollowSettings = {
  leadDays: [30, 14, 7, 2],
  byMail: true,
  alertsAtOnce: true,
  digest: 'daily',
  weekday: 1,
  hour: 8,
  quietFrom: 21,
  quietTo: 7,
};

const MOST_LEADS = 10;
const LONGEST_LEAD = 365;

/** Days as people type them: `30, 14, 7`. Gives the sentence that says what to mend where they cannot be read. */
export function readLeadDays(text: string): { days: number[] } | { problem: string } {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const days = [...new Set(parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : NaN)))];
  if (days.some((day) => !(day <= LONGEST_LEAD))) {
    return { problem: `Type days from 0 to ${LONGEST_LEAD}, such as 30, 14, 7, 2.` };
  }
  if (days.length > MOST_LEADS) return { problem: `Choose at most ${MOST_LEADS} lead times.` };
  return { days: days.sort((a, b) => b - a) };
}
