/** Where a team stands with a call: it considers it, goes for it, or does not. Each may be reopened. */
export const pursuitStates = ['considering', 'go', 'no_go'] as const;
export type PursuitState = (typeof pursuitStates)[number];

export const stateWords: Record<PursuitState, string> = { considering: 'Considering', go: 'Go', no_go: 'No-go' };

/** What the buttons of a decision say, by where they lead. */
export const decideWords: Record<PursuitState, string> = {
  considering: 'Consider it again',
  go: 'Go for it',
  no_go: 'Do not go for it',
};

export const stateTones = { considering: undefined, go: 'good', no_go: 'bad' } as const;

/** A stored state as a known one; what a later version wrote counts as undecided. */
export function readState(stored: string): PursuitState {
  return asState(stored) ?? 'considering';
}

/** One of the three, or null: for what comes from a form. */
export function asState(text: unknown): PursuitState | null {
  return pursuitStates.find((known) => known === text) ?? null;
}

/** A go and a no-go are for reasons: without one nobody learns from it later. */
export const needsReason = (to: PursuitState): boolean => to !== 'considering';
