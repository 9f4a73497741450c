import { profiles } from '../../profiles.ts';
import { fileLimits } from '../file-limits.ts';

/** Whose rules a finished file can be checked against: the formats we set, and funders whose rules we know. */
export function checkTargets(): { id: string; title: string }[] {
  const ids = new Set([...Object.keys(profiles), ...Object.keys(fileLimits)]);
  const titles: Record<string, { title: string } | undefined> = { ...fileLimits, ...profiles };
  return [...ids].map((id) => ({ id, title: titles[id]!.title }));
}
