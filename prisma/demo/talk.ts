import { say } from '#app/discussion/say.server.ts';
import type { Thing } from '#app/discussion/thing.ts';
import { setInterest } from '#app/opportunities/interest/interest.server.ts';
import type { Database } from '#prisma/client.server.ts';
import type { DemoKey, seedPeople } from './people.ts';

/** The title of the call. */
export const talkedAbout = 'Better Software for Science';

const interests: [DemoKey, string][] = [
  ['lead', 'Would lead, if somebody takes the evaluation.'],
  ['writer', 'Can give two months for documentation.'],
  ['commenter', ''],
];

const talk: { by: DemoKey; text: string; answers?: { by: DemoKey; text: string }[] }[] = [
  {
    by: 'writer',
    text: 'Their last round is described at https://example.org/last-round (two pages, quick to read). Did anybody here apply?',
    answers: [
      { by: 'lead', text: 'We did. The letter was read within three weeks, and they asked about governance first.' },
      { by: 'commenter', text: 'Our foundation can be the fiscal sponsor. We need four weeks for the budget.' },
    ],
  },
  { by: 'suggester', text: 'The letter of intent names one person only. Who is that for us?' },
];

/** People of the demo who are interested in a call and talk about it, some days ago; once. */
export async function seedTalk(db: Database, people: Awaited<ReturnType<typeof seedPeople>>): Promise<void> {
  const call = await db.opportunity.findFirst({ where: { title: talkedAbout } });
  if (!call || (await db.interest.count({ where: { opportunityId: call.id } })) > 0) return;
  const thing: Thing = { kind: 'call', id: call.id };
  const actor = (key: DemoKey) => ({ id: people[key].id, role: 'member' as const });
  const begin = Date.now() - 3 * 86_400_000;
  let count = 0;
  const at = () => new Date(begin + 47 * 60_000 * count++);
  for (const { by, text, answers = [] } of talk) {
    const { id } = await say(db, actor(by), thing, { text, answersId: '' }, at());
    for (const answer of answers) {
      await say(db, actor(answer.by), thing, { text: answer.text, answersId: id }, at());
    }
  }
  // It was told days ago: nobody of the demo begins with news.
  await db.discussionMessage.updateMany({ where: { thingId: call.id }, data: { toldAt: new Date(begin) } });
  for (const [key, note] of interests) await setInterest(db, actor(key), call.id, note, at());
}
