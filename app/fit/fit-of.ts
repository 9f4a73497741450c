import type { ProjectProfile } from '#app/community/profile.ts';
import type { FitCall, FitContext } from './fit-call.ts';
import type { FitRule } from './finding.ts';
import { factNames } from './fact-names.ts';
import { compareReasons, type Reason } from './reason.ts';
import { rules } from './rules.ts';

/** Why a project should apply to a call and why not, in the order of what matters; `viewerZone` is the reader's. */
export function fitOf(
  project: ProjectProfile,
  call: FitCall,
  now: Date,
  { viewerZone = null, begun = false, frequencies = null }: Partial<Omit<FitContext, 'now'>> = {},
  which: Record<string, FitRule> = rules,
): Reason[] {
  const context: FitContext = { now, viewerZone, begun, frequencies };
  const reasons = Object.entries(which).flatMap(([rule, find]): Reason[] =>
    [find(project, call, context) ?? []].flat().map(({ field, ...finding }) => ({
      ...{ rule, rulesOut: false, weight: 1, ...finding },
      ...(field === undefined
        ? {}
        : {
            source: {
              field,
              name: factNames[field] ?? field,
              by: saysNothing(finding) ? [] : (call.toldBy[field] ?? []),
            },
          }),
    })),
  );
  return reasons.sort(compareReasons);
}

/** Of what the call leaves open there is nobody who says it. */
const saysNothing = ({ missing }: Pick<Reason, 'missing'>) => missing?.includes('call') ?? false;
