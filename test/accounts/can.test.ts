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
opportunity.curate      -      -      yes     yes   -      -         -         -      -       -
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
file.check              -      yes    yes     yes   yes    yes       yes       yes    yes     yes
archive.read/private    -      -      -       -     yes    yes       yes       yes    yes     yes
archive.read/community  -      yes    yes     yes   yes    yes       yes       yes    yes     yes
archive.read/public     yes    yes    yes     yes   yes    yes       yes       yes    yes     yes
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
  const things: Record<string, unknown> = {
    'archive.read': { visibility: about, role },
    'proposal.write': { role, locked: about === 'locked' },
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
      'opportunity.curate': true,
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
    for (const name of ['proposal.read', 'proposal.write', 'proposal.delete', 'archive.read/private']) {
      expect(ask('lead', name, null), name).toBe(false);
    }
  });
});
