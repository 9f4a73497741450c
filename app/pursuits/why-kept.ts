type Standing = { state: string; proposalId: string | null; decisions: number };

/** Why a pursuit cannot be removed, in a sentence; null where it can: one that was begun and nothing was decided in. */
export function whyKept({ state, proposalId, decisions }: Standing): string | null {
  // a state that a later version wrote was decided there
  if (state !== 'considering' || decisions > 0)
    return 'The team has decided in this pursuit, so it stays for others to learn from and cannot be removed.';
  return proposalId === null ? null : 'A proposal has come of this pursuit, so it cannot be removed.';
}
