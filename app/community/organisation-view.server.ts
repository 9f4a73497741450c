import { authorize } from '#app/accounts/authorize.ts';
import { can, type Actor } from '#app/accounts/can.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { changeLines } from './change-lines.ts';
import { changesOf } from './changes.server.ts';
import { organisationFields } from './facts.ts';
import { requireOrganisation } from './organisation.server.ts';
import { shownPerson, shownSelect } from './public-name.server.ts';

const MOST_CALLS = 10;

/** An organisation's page as the viewer may see it. */
export async function organisationView(db: Database, viewer: Actor, id: string, now: Date, zone: string | null) {
  authorize(viewer, 'organisation.read');
  const { name, rorId, country, url } = await requireOrganisation(db, id);
  const [changes, members, projects, funder] = await Promise.all([
    changesOf(db, viewer, { kind: 'organisation', id }),
    db.affiliation.findMany({
      where: { organisationId: id, person: { disabledAt: null } },
      orderBy: { person: { name: 'asc' } },
      select: { person: { select: shownSelect } },
    }),
    db.project.findMany({
      where: { fiscalSponsorId: id, archivedAt: null },
      orderBy: { name: 'asc' },
      select: { id: true, name: true, summary: true },
    }),
    rorId === null ? null : db.funder.findUnique({ where: { rorId }, select: { name: true } }),
  ]);
  const people = members.flatMap(({ person }) => shownPerson(viewer, person) ?? []);
  const facts = { name, rorId, country, url };
  const mayUndo = can(viewer, 'organisation.undo');
  return {
    ...{ id, facts, people, projects },
    hiddenPeople: members.length - people.length,
    mayEdit: can(viewer, 'organisation.edit'),
    funds: funder && (await callsOfFunder(db, funder.name, now, zone)),
    changes: changeLines(changes, { facts, fields: organisationFields, names: {}, mayUndo, zone }),
  };
}
export type OrganisationView = Awaited<ReturnType<typeof organisationView>>;

/** The next calls of a funder, and where all of them are. */
async function callsOfFunder(db: Database, funder: string, now: Date, viewerZone: string | null) {
  const { filter } = parseFilter(new URLSearchParams({ funder }));
  const list = await listOpportunities(db, filter, now, { viewerZone, pageSize: MOST_CALLS });
  const calls = list.items.map(({ id, title, status, nextDeadline }) => ({
    ...{ id, title, status },
    due: nextDeadline?.date ?? null,
  }));
  return { calls, total: list.total, to: `/opportunities?${new URLSearchParams({ funder })}` };
}
