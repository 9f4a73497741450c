import type { Awareness } from 'y-protocols/awareness';

export type PresentWriter = { id: string; name: string; color: string };

/** Who has this section open, once each, oneself included; by name. */
export function presentPeople(awareness: Awareness): PresentWriter[] {
  const people = new Map<string, PresentWriter>();
  for (const state of awareness.getStates().values()) {
    const user = state.user as Partial<PresentWriter> | undefined;
    if (typeof user?.id !== 'string' || typeof user.name !== 'string' || typeof user.color !== 'string') continue;
    people.set(user.id, { id: user.id, name: user.name, color: user.color });
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
}
