import type { ProposalRole } from '#app/document/wire.ts';

export type RoleText = { label: string; may: string };

/** What each role is called and what it may do, in a line a person can choose by. */
export const roleTexts: { [R in ProposalRole]: RoleText } = {
  lead: { label: 'Lead', may: 'Everything, including deleting the proposal and naming other leads.' },
  'co-lead': { label: 'Co-lead', may: 'Writes, manages the team, locks sections, records the submission.' },
  writer: { label: 'Writer', may: 'Writes in every section that is not locked.' },
  suggester: { label: 'Suggester', may: 'Reads now; will propose changes that a writer accepts.' },
  commenter: { label: 'Commenter', may: 'Reads now; will comment beside the text.' },
  viewer: { label: 'Viewer', may: 'Reads the sections and the exports.' },
};

/** Why a section cannot be written in, or null when it can. */
export function readOnlyReason(role: ProposalRole, locked: boolean): string | null {
  if (locked) return 'This section is locked. A lead or co-lead can unlock it.';
  if (role === 'lead' || role === 'co-lead' || role === 'writer') return null;
  return `You are a ${roleTexts[role].label.toLowerCase()} here, so you read this section. A lead can make you a writer.`;
}
