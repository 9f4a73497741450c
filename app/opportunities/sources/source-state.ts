/** What of a source is stored that says how it is doing. */
export type SourceFacts = {
  disabled: boolean;
  removed: boolean;
  /** something runs it; false for what people keep here */
  readable: boolean;
  /** false while a key is missing that it demands */
  setUp: boolean;
  running: boolean;
  waiting: boolean;
  /** of its last finished run; null when it never ran */
  lastStatus: string | null;
};

export type SourceState =
  'running' | 'waiting' | 'removed' | 'kept' | 'off' | 'not-set-up' | 'new' | 'well' | 'incomplete' | 'failed';

/** How a source is doing, in one word for code; what is under way comes first. */
export function sourceState(facts: SourceFacts): SourceState {
  if (facts.running) return 'running';
  if (facts.waiting) return 'waiting';
  if (facts.removed) return 'removed';
  if (!facts.readable) return 'kept';
  if (facts.disabled) return 'off';
  if (!facts.setUp) return 'not-set-up';
  if (facts.lastStatus === null) return 'new';
  if (facts.lastStatus === 'ok' || facts.lastStatus === 'unchanged') return 'well';
  return facts.lastStatus === 'incomplete' ? 'incomplete' : 'failed';
}

export const sourceStateWords: Record<SourceState, string> = {
  running: 'being read now',
  waiting: 'waits for its turn',
  removed: 'removed',
  kept: 'kept by people',
  off: 'switched off',
  'not-set-up': 'not set up',
  new: 'not read yet',
  well: 'well',
  incomplete: 'incomplete',
  failed: 'failed',
};

export const sourceStateTones: Record<SourceState, 'good' | 'warn' | 'bad' | 'accent' | undefined> = {
  running: 'accent',
  waiting: 'accent',
  removed: undefined,
  kept: undefined,
  off: undefined,
  'not-set-up': 'warn',
  new: undefined,
  well: 'good',
  incomplete: 'warn',
  failed: 'bad',
};

export const runStatusWords: Record<string, string> = {
  running: 'under way',
  ok: 'complete',
  unchanged: 'nothing new',
  incomplete: 'incomplete',
  failed: 'failed',
};

export const triggerWords: Record<string, string> = {
  schedule: 'by the clock',
  command: 'on the command line',
  person: 'by hand',
};
