/** The stages of a proposal in the order a list shows them; `group` is the heading above. */
export const stages = [
  { id: 'drafting', label: 'Drafting', group: 'Being written' },
  { id: 'submitted', label: 'Submitted', group: 'Waiting for the decision' },
  { id: 'funded', label: 'Funded', group: 'Funded' },
  { id: 'declined', label: 'Declined', group: 'Declined' },
  { id: 'withdrawn', label: 'Withdrawn', group: 'Withdrawn' },
] as const;

export type StageId = (typeof stages)[number]['id'];

/** A stored stage as a known one; what a later version wrote counts as drafting. */
export function readStage(stored: string): StageId {
  return stages.find((stage) => stage.id === stored)?.id ?? 'drafting';
}

export function stageLabel(id: StageId): string {
  return stages.find((stage) => stage.id === id)!.label;
}
