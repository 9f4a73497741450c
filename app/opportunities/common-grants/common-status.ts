import type { Status } from '../types.ts';
import { statusWords } from '../words.ts';

export const commonStatuses = ['forecasted', 'open', 'closed', 'custom'] as const;
export type CommonStatus = (typeof commonStatuses)[number];

const COMMON: Record<Status, CommonStatus> = {
  forecast: 'forecasted',
  upcoming: 'forecasted',
  open: 'open',
  closing: 'open',
  rolling: 'open',
  closed: 'closed',
  archived: 'closed',
  paused: 'custom',
  unknown: 'custom',
};

/** A status in the protocol's four words. */
export const commonStatus = (status: Status): CommonStatus => COMMON[status];

/** The same with our own word beside it. */
export function statusFact(status: Status): { value: CommonStatus; customValue?: string; description: string } {
  const value = commonStatus(status);
  return { value, ...(value === 'custom' ? { customValue: status } : {}), description: statusWords[status] };
}
