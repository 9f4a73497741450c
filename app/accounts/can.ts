import type { ProposalRole } from '#app/document/wire.ts';
import type { ProjectRole } from '#app/community/project-roles.ts';
import type { CommunityRole } from './community-role.ts';

/** Who asks: a signed-in person, or null for the public. */
export type Actor = { id: string; role: CommunityRole } | null;

export type Visibility = 'private' | 'community' | 'public';

/** What each action is asked about; `role` is the actor's own role in that proposal, null when not on the team. */
export type Things = {
  'opportunity.read': void;
  'opportunity.propose': void;
  'feed.create': void;
  'feed.manage': { ownerId: string };
  'opportunity.follow': void;
  'opportunity.interest': void;
  'fit.read': void;
  'opportunity.curate': void;
  'discussion.read': void;
  'discussion.write': void;
  'discussion.edit': { authorId: string | null };
  'discussion.remove': { authorId: string | null };
  'follow.manage': { ownerId: string };
  'pursuit.read': void;
  'pursuit.create': void;
  'pursuit.answer': void;
  'pursuit.withdraw': { ownerId: string };
  'pursuit.edit': { onTeam: boolean };
  'source.read': void;
  'source.run': void;
  'source.manage': void;
  'host.allow': void;
  'proposal.create': void;
  'proposal.read': { role: ProposalRole | null };
  'proposal.comment': { role: ProposalRole | null };
  'proposal.suggest': { role: ProposalRole | null };
  'proposal.write': { role: ProposalRole | null; locked?: boolean };
  'proposal.manage': { role: ProposalRole | null };
  'proposal.submit': { role: ProposalRole | null };
  'proposal.publish': { role: ProposalRole | null };
  'proposal.delete': { role: ProposalRole | null };
  'file.check': void;
  'archive.read': { visibility: Visibility; role: ProposalRole | null };
  'project.read': void;
  'project.create': void;
  'project.edit': { projectRole: ProjectRole | null };
  'organisation.read': void;
  'organisation.edit': void;
  'organisation.undo': void;
  'person.read': { isPublic: boolean };
  'person.invite': void;
  'person.manage': void;
  'token.manage': { ownerId: string };
  'operator.metrics': void;
};
export type Action = keyof Things;

type Rule<A extends Action> = (actor: Actor, thing: Things[A]) => boolean;

const everyone = () => true;
const member = (actor: Actor) => actor !== null;
const curator = (actor: Actor) => actor?.role === 'curator' || actor?.role === 'admin';
const admin = (actor: Actor) => actor?.role === 'admin';
const team =
  (...roles: ProposalRole[]) =>
  (actor: Actor, thing: { role: ProposalRole | null }) =>
    actor !== null && thing.role !== null && roles.includes(thing.role);

const rules: { [A in Action]: Rule<A> } = {
  'opportunity.read': everyone,
  'opportunity.propose': member,
  'feed.create': member,
  'feed.manage': (actor, thing) => actor?.id === thing.ownerId,
  'opportunity.follow': member,
  'opportunity.interest': member,
  'fit.read': member,
  'opportunity.curate': curator,
  'discussion.read': member,
  'discussion.write': member,
  'discussion.edit': (actor, thing) => actor !== null && actor.id === thing.authorId,
  'discussion.remove': (actor, thing) => curator(actor) || (actor !== null && actor.id === thing.authorId),
  'follow.manage': (actor, thing) => actor?.id === thing.ownerId,
  'pursuit.read': member,
  'pursuit.create': member,
  'pursuit.answer': member,
  'pursuit.withdraw': (actor, thing) => actor?.id === thing.ownerId,
  'pursuit.edit': (actor, thing) => actor !== null && thing.onTeam,
  'source.read': everyone,
  'source.run': curator,
  'source.manage': curator,
  'host.allow': admin,
  'proposal.create': member,
  'proposal.read': team('lead', 'co-lead', 'writer', 'suggester', 'commenter', 'viewer'),
  'proposal.comment': team('lead', 'co-lead', 'writer', 'suggester', 'commenter'),
  'proposal.suggest': team('lead', 'co-lead', 'writer', 'suggester'),
  'proposal.write': (actor, thing) => !thing.locked && team('lead', 'co-lead', 'writer')(actor, thing),
  'proposal.manage': team('lead', 'co-lead'),
  'proposal.submit': team('lead', 'co-lead'),
  'proposal.publish': team('lead', 'co-lead'),
  'proposal.delete': team('lead'),
  'file.check': member,
  'archive.read': (actor, thing) =>
    thing.visibility === 'public' ||
    (thing.visibility === 'community' && actor !== null) ||
    (actor !== null && thing.role !== null),
  'project.read': everyone,
  'project.create': member,
  'project.edit': (actor, { projectRole }) =>
    admin(actor) || (actor !== null && (projectRole === 'lead' || projectRole === 'maintainer')),
  'organisation.read': everyone,
  'organisation.edit': member,
  'organisation.undo': curator,
  'person.read': (actor, thing) => thing.isPublic || actor !== null,
  'person.invite': admin,
  'person.manage': admin,
  'token.manage': (actor, thing) => actor?.id === thing.ownerId,
  'operator.metrics': admin,
};

/**
 * The one place that decides access, for pages, actions, the API and the sync socket alike.
 * An administrator runs accounts and says who curates the list; a proposal's text belongs to its team alone.
 */
export function can<A extends Action>(
  actor: Actor,
  action: A,
  ...thing: Things[A] extends void ? [] : [Things[A]]
): boolean {
  return (rules[action] as (actor: Actor, thing: unknown) => boolean)(actor, thing[0]);
}
