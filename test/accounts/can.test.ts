import { describe, expect, it } from 'vitest';
import { can, type Action, type Actor, type Things } from '#app/accounts/can.ts';
import type { ProposalRole } from '#app/document/wire.ts';

/**
 * The whole access rule as a table: a change to any rule must change a line here. The first three columns are not on the
 * team; the rest are members of the community with that role in the proposal. `archive.read community` is what the action
 * is asked about, `proposal.write locked` a section that a lead has locked.
 */
const table = `
                        public member curator admin viewer commenter suggester writer co-lead lead
opportunity.read        yes    yes    yes     yes   yes    yes       yes       yes    yes     yes
opportunity.propose     -      yes    yes     yes   yes    yes       yes       yes    yes     yes
opportunity.follow      -      yes    yes     yes   yes    yes       yes       yes    yes     yes
opportunity.interest    -      yes    yes     yes   yes    yes       yes       yes    yes     yes
fit.read                -      yes    yes     yes   yes    yes       yes       yes    yes     yes
opportunity.curate      -      -      yes     yes   -      -         -         -      -       -
discussion.read         -      yes    yes     yes   yes    yes       yes       yes    yes     yes
discussion.write        -      yes    yes     yes   yes    yes       yes       yes    yes     yes
discussion.edit/own     -      yes    yes     yes   yes    yes       yes       yes    yes     yes
discussion.edit/others  -      -      -       -     -      -         -         -      -       -
discussion.edit/left    -      -      -       -     -      -         -         -      -       -
discussion.remove/own   -      yes    yes     yes   yes    yes       yes       yes    yes     yes
discussion.remove/others -     -      yes     yes   -      -         -         -      -       -
discussion.remove/left  -      -      yes     yes   -      -         -         -      -       -
feed.create             -      yes    yes     yes   yes    yes       yes       yes    yes     yes
feed.manage/own         -      yes    yes     yes   yes    yes       yes       yes    yes     yes
feed.manage/others      -      -      -       -     -      -         -         -      -       -
source.read             yes    yes    yes     yes   yes    yes       yes       yes    yes     yes
source.run              -      -      yes     yes   -      -         -         -      -       -
source.manage           -      -      yes     yes   -      -         -         -      -       -
host.allow              -      -      -       yes   -      -         -         -      -       -
proposal.create         -      yes    yes     yes   yes    yes       yes       yes    yes     yes
proposal.read           -      -      -       -     yes    yes       yes       yes    yes     yes
proposal.comment        -      -      -       -     -      yes       yes       yes    yes     yes
proposal.suggest        -      -      -       -     -      -         yes       yes    yes     yes
proposal.write          -      -      -       -     -      -         -         yes    yes     yes
proposal.write/locked   -      -      -       -     -      -         -         -      -       -
proposal.manage         -      -      -       -     -      -         -         -      yes     yes
proposal.submit         -      -      -       -     -      -         -         -      yes     yes
proposal.publish        -      -      -       -     -      -         -         -      yes     yes
proposal.delete         -      -      -       -     -      -         -         -      -       yes
follow.manage/own       -      yes    yes     yes   yes    yes       yes       yes    yes     yes
follow.manage/others    -      -      -       -     -      -         -         -      -       -
pursuit.read            -      yes    yes     yes   yes    yes       yes       yes    yes     yes
pursuit.create          -      yes    yes     yes   yes    yes       yes       yes    yes     yes
pursuit.answer          -      yes    yes     yes   yes    yes       yes       yes    yes     yes
pursuit.withdraw/own    -      yes    yes     yes   yes    yes       yes       yes    yes     yes
pursuit.withdraw/others -      -      -       -     -      -         -         -      -       -
pursuit.edit/team       -      yes    yes     yes   yes    yes       yes       yes    yes     yes
pursuit.edit/others     -      -      -       -     -      -         -         -      -       -
file.check              -      yes    yes     yes   yes    yes       yes       yes    yes     yes
archive.read/private    -      -      -       -     yes    yes       yes       yes    yes     yes
archive.read/community  -      yes    yes     yes   yes    yes       yes       yes    yes     yes
archive.read/public     yes    yes    yes     yes   yes    yes       yes       yes    yes     yes
project.read            yes    yes    yes     yes   yes    yes       yes       yes    yes     yes
project.create          -      yes    yes     yes   yes    yes       yes       yes    yes     yes
project.edit/lead       -      yes    yes     yes   yes    yes       yes       yes    yes     yes
project.edit/maintainer -      yes    yes     yes   yes    yes       yes       yes    yes     yes
project.edit/member     -      -      -       yes   -      -         -         -      -       -
project.edit/nobody     -      -      -       yes   -      -         -         -      -       -
organisation.read       yes    yes    yes     yes   yes    yes       yes       yes    yes     yes
organisation.edit       -      yes    yes     yes   yes    yes       yes       yes    yes     yes
organisation.undo       -      -      yes     yes   -      -         -         -      -       -
person.read/public      yes    yes    yes     yes   yes    yes       yes       yes    yes     yes
person.read/others      -      yes    yes     yes   yes    yes       yes       yes    yes     yes
person.invite           -      -      -       yes   -      -         -         -      -       -
person.manage           -      -      -       yes   -      -         -         -      -       -
token.manage/own        -      yes    yes     yes   yes    yes       yes       yes    yes     yes
token.manage/others     -      -      -       -     -      -         -         -      -       -
operator.metrics        -      -      -       yes   -      -         -         -      -       -
`;

const [head, ...lines] = table.trim().split('\n');
const columns = head!.trim().split(/\s+/);
const rows = lines.map((line) => {
  const [name, ...cells] = line.trim().split(/\s+/);
  return { name: name!, cells };
});

function actorOf(column: string): Actor {
  if (column === 'public') return null;
  return { id: `person ${column}`, role: column === 'admin' || column === 'curator' ? column : 'member' };
}

function roleOf(column: string): ProposalRole | null {
  return ['public', 'member', 'curator', 'admin'].includes(column) ? null : (column as ProposalRole);
}

function ask(column: string, name: string, actor = actorOf(column)): boolean {
  const [action, about] = name.split('/') as [Action, string | undefined];
  const role = roleOf(column);
  // a message of theirs, of somebody else, of a person who has left
  const authorId = about === 'left' ? null : about === 'own' ? (actor?.id ?? 'nobody') : 'somebody else';
  const things: Record<string, unknown> = {
    'discussion.edit': { authorId },
    'discussion.remove': { authorId },
    'archive.read': { visibility: about, role },
    'proposal.write': { role, locked: about === 'locked' },
    'feed.manage': { ownerId: about === 'own' ? (actor?.id ?? 'nobody') : 'somebody else' },
    'follow.manage': { ownerId: about === 'own' ? (actor?.id ?? 'nobody') : 'somebody else' },
    'project.edit': { projectRole: about === 'nobody' ? null : about },
    'person.read': { isPublic: about === 'public' },
    'pursuit.withdraw': { ownerId: about === 'own' ? (actor?.id ?? 'nobody') : 'somebody else' },
    'pursuit.edit': { onTeam: about === 'team' },
    'token.manage': { ownerId: about === 'own' ? (actor?.id ?? 'nobody') : 'somebody else' },
  };
  const thing = things[action] ?? { role };
  return (can as (actor: Actor, action: Action, thing: unknown) => boolean)(actor, action, thing);
}

describe('can(): who may do what', () => {
  for (const { name, cells } of rows) {
    it(name, () => {
      const found = columns.map((column) => (ask(column, name) ? 'yes' : '-'));
      expect(Object.fromEntries(columns.map((c, i) => [c, found[i]]))).toEqual(
        Object.fromEntries(columns.map((c, i) => [c, cells[i]])),
      );
    });
  }

  it('has a line for every action', () => {
    const known: { [A in keyof Things]: true } = {
      'opportunity.read': true,
      'opportunity.propose': true,
      'opportunity.follow': true,
      'opportunity.interest': true,
      'fit.read': true,
      'opportunity.curate': true,
      'discussion.read': true,
      'discussion.write': true,
      'discussion.edit': true,
      'discussion.remove': true,
      'feed.create': true,
      'feed.manage': true,
      'follow.manage': true,
      'pursuit.read': true,
      'pursuit.create': true,
      'pursuit.answer': true,
      'pursuit.withdraw': true,
      'pursuit.edit': true,
      'source.read': true,
      'source.run': true,
      'source.manage': true,
      'host.allow': true,
      'proposal.create': true,
      'proposal.read': true,
      'proposal.comment': true,
      'proposal.suggest': true,
      'proposal.write': true,
      'proposal.manage': true,
      'proposal.submit': true,
      'proposal.publish': true,
      'proposal.delete': true,
      'file.check': true,
      'archive.read': true,
      'project.read': true,
      'project.create': true,
      'project.edit': true,
      'organisation.read': true,
      'organisation.edit': true,
      'organisation.undo': true,
      'person.read': true,
      'person.invite': true,
      'person.manage': true,
      'token.manage': true,
      'operator.metrics': true,
    };
    expect(new Set(rows.map(({ name }) => name.split('/')[0]))).toEqual(new Set(Object.keys(known)));
  });

  it('gives an administrator on a team no more than the role there', () => {
    const admin: Actor = { id: 'admin', role: 'admin' };
    for (const { name } of rows.filter(({ name }) => name.startsWith('proposal.') && name !== 'proposal.create')) {
      expect(ask('viewer', name, admin), name).toBe(ask('viewer', name));
    }
  });

  it('never trusts a role that comes without a person', () => {
    for (const name of [
      'proposal.read',
      'proposal.write',
      'proposal.delete',
      'archive.read/private',
      'project.edit/lead',
    ]) {
      expect(ask('lead', name, null), name).toBe(false);
    }
  });
});
