import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { answerRole } from '#app/pursuits/answers.server.ts';
import { decide } from '#app/pursuits/decide.server.ts';
import { setAbout } from '#app/pursuits/set-about.server.ts';
import { setSlots } from '#app/pursuits/set-slots.server.ts';
import { startPursuit } from '#app/pursuits/start-pursuit.server.ts';
import { tickStep } from '#app/pursuits/steps.server.ts';
import { addByEmail } from '#app/pursuits/team.server.ts';
import { addRole } from '#app/pursuits/wanted.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { demoEmail, type DemoKey, type seedPeople } from './people.ts';

type People = Awaited<ReturnType<typeof seedPeople>>;

/** Teams that consider the made calls: one that is late, one that goes, one without a date and one that let it be. */
export async function seedPursuits(db: Database, people: People): Promise<void> {
  const now = new Date();
  const as = (key: DemoKey): SignedIn => ({ ...people[key], role: 'member' });
  await db.pursuit.deleteMany({ where: { createdById: { in: Object.values(people).map(({ id }) => id) } } });
  const begin = async (key: DemoKey, slug: string, teamName: string, note: string) => {
    const { id: opportunityId } = await db.opportunity.findUniqueOrThrow({ where: { canonicalKey: `demo:${slug}` } });
    return startPursuit(db, as(key), { opportunityId, teamName, projectId: '', leads: 'me', note }, now);
  };

  const arrays = await begin(
    'lead',
    'secure-ecosystems',
    'Fast Arrays',
    'Large, but it is what we talked about in May.',
  );
  await addByEmail(db, as('lead'), arrays, demoEmail('writer'), now);
  await addRole(db, as('lead'), arrays, 'needs a US PI', now);
  await addRole(db, as('lead'), arrays, '0.2 FTE docs', now);
  const [wanted] = await db.pursuitRole.findMany({ where: { pursuitId: arrays }, orderBy: { id: 'asc' } });
  const answer = { roleId: wanted!.id, note: 'I can: my institution has done two of these.' };
  await answerRole(db, as('suggester'), arrays, answer, now);
  const slots = { slotLimit: '2', slotOurs: 'asked for', slotDecider: 'The research office', slotDecideBy: '' };
  await setSlots(db, as('lead'), arrays, slots);

  const docs = await begin('writer', 'better-software', 'Documentation guild', '');
  const why = { reasons: ['fits-roadmap', 'funder-knows-us'], note: 'They funded the first edition of the handbook.' };
  await decide(db, as('writer'), docs, { from: 'considering', to: 'go', ...why }, now);
  const office = await db.pursuitStep.findFirstOrThrow({ where: { pursuitId: docs, usualId: 'office' } });
  await tickStep(db, as('writer'), docs, office.id, now);

  const builds = await begin(
    'suggester',
    'infrastructure',
    'Build farm',
    'No deadline: let us choose a day ourselves.',
  );
  await setAbout(db, as('suggester'), builds, { teamName: 'Build farm', projectId: '', leadId: '' }, now);

  const small = await begin('commenter', 'small-grants', 'Array Foundation', '');
  const no = { reasons: ['deadline-too-near', 'too-small'], note: 'The next round is in spring.' };
  await decide(db, as('commenter'), small, { from: 'considering', to: 'no_go', ...no }, now);
}
