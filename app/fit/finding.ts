import type { ProjectProfile } from '#app/community/profile.ts';
import type { FitCall, FitContext } from './fit-call.ts';
import type { Finding } from './reason.ts';

/** One rule: what it finds of a project and a call, or nothing where it has nothing to say. */
export type FitRule = (project: ProjectProfile, call: FitCall, context: FitContext) => Finding | Finding[] | null;

type Rest = Partial<Omit<Finding, 'side' | 'text' | 'missing'>>;

/** Something that is not known, and of whom. */
export const unknownOf = (missing: ('call' | 'project')[], text: string, rest: Rest = {}): Finding => ({
  side: 'unknown',
  text,
  missing,
  ...rest,
});
