import type { Stages } from '../types.ts';

export type Payment = 'upfront' | 'reimbursed' | 'milestones';

/** When the money comes. */
export const paymentWords: Record<Payment, string> = {
  upfront: 'In advance',
  reimbursed: 'Costs are paid back afterwards',
  milestones: 'As milestones are reached',
};

/** What is asked for first. */
export const stagesWords: Record<Stages, string> = {
  none: 'The full proposal',
  loi: 'A letter of intent',
  preproposal: 'A preproposal',
  concept: 'A concept note',
  two_stage: 'A short proposal, of two stages',
};

export const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
