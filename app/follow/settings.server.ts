import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import type { FollowSettings as Stored } from '#prisma/generated/client.ts';
import { defaultSettings, digests, readLeadDays, type Digest, type FollowSettings } from './settings.ts';

export const settingsFields = [
  ...(['leadDays', 'byMail', 'alertsAtOnce', 'digest', 'weekday', 'hour', 'quietFrom', 'quietTo'] as const),
];

/** What a stored row says; the defaults where a person has chosen nothing. */
export function toSettings(row: Stored | null): FollowSettings {
  if (!row) return defaultSettings;
  const { byMail, alertsAtOnce, weekday, hour, quietFrom, quietTo } = row;
  const leadDays = JSON.parse(row.leadDays) as number[];
  return { leadDays, byMail, alertsAtOnce, digest: row.digest as Digest, weekday, hour, quietFrom, quietTo };
}

/** When a person wants to hear. */
export async function settingsOf(db: Database, personId: string): Promise<FollowSettings> {
  return toSettings(await db.followSettings.findUnique({ where: { personId } }));
}

/** Saves what the form says. Throws `bad_input` with fields. */
export async function saveSettings(
  db: Database,
  actor: Actor,
  typed: Record<(typeof settingsFields)[number], string>,
): Promise<void> {
  authorize(actor, 'opportunity.follow');
  const fields: Record<string, string> = {};
  const leads = readLeadDays(typed.leadDays);
  if ('problem' in leads) fields.leadDays = leads.problem;
  const digest = digests.find((known) => known === typed.digest);
  if (!digest) fields.digest = 'Choose one of the list.';
  const whole = (name: 'weekday' | 'hour' | 'quietFrom' | 'quietTo', most: number) => {
    if (!/^\d{1,2}$/.test(typed[name]) || Number(typed[name]) > most) fields[name] = 'Choose one of the list.';
    return Number(typed[name]);
  };
  const hours = { hour: whole('hour', 23), quietFrom: whole('quietFrom', 23), quietTo: whole('quietTo', 23) };
  const weekday = whole('weekday', 6);
  if (Object.keys(fields).length > 0 || 'problem' in leads || !digest) {
    throw new AppError('bad_input', 'Your choices were not saved.', fields);
  }
  await write(db, actor!.id, {
    leadDays: leads.days,
    byMail: typed.byMail === 'on',
    alertsAtOnce: typed.alertsAtOnce === 'on',
    ...{ digest, weekday, ...hours },
  });
}

/** No mail any more, whatever else is chosen; the notices in the app go on. */
export async function stopMail(db: Database, personId: string): Promise<void> {
  await write(db, personId, { ...(await settingsOf(db, personId)), byMail: false });
}

async function write(db: Database, personId: string, { leadDays, ...rest }: FollowSettings): Promise<void> {
  const data = { ...rest, leadDays: JSON.stringify(leadDays) };
  await db.followSettings.upsert({ where: { personId }, create: { personId, ...data }, update: data });
}
