/** What somebody is in the community, each more than the one before: a curator also keeps the list of calls. */
export const communityRoles = ['member', 'curator', 'admin'] as const;
export type CommunityRole = (typeof communityRoles)[number];

export const communityRoleWords: Record<CommunityRole, string> = {
  member: 'member',
  curator: 'curator',
  admin: 'administrator',
};

/** A stored or posted role; whatever is none is a member, the least. */
export function asCommunityRole(text: string | null | undefined): CommunityRole {
  return communityRoles.find((role) => role === text) ?? 'member';
}

/** Whether `a` may do more than `b`. */
export function isMoreThan(a: CommunityRole, b: CommunityRole): boolean {
  return communityRoles.indexOf(a) > communityRoles.indexOf(b);
}
