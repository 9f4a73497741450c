/** What somebody is in a project: a lead or maintainer may change its page, a member is named on it. */
export const projectRoles = ['lead', 'maintainer', 'member'] as const;
export type ProjectRole = (typeof projectRoles)[number];

export const projectRoleWords: { [R in ProjectRole]: string } = {
  lead: 'Lead',
  maintainer: 'Maintainer',
  member: 'Member',
};

/** A stored role; null where it is none. */
export const asProjectRole = (role: string | undefined): ProjectRole | null =>
  projectRoles.find((known) => known === role) ?? null;
