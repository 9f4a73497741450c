import type { FormProblem } from '#app/ui/form-problem.ts';

type Problem = FormProblem | null | undefined;

/** What is wrong with one form of a page that has many: that of this intent, and of this thing where there are several. */
export function problemOf(problem: Problem, intent: string, of: Record<string, string> = {}): FormProblem | undefined {
  if (!problem || problem.values.intent !== intent) return undefined;
  return Object.entries(of).every(([name, value]) => problem.values[name] === value) ? problem : undefined;
}

/** The forms that show their own problem; that of any other button stands at the head of the page. */
const formsWithNotice = [
  'decide',
  'about',
  'target',
  'slots',
  'step-add',
  'step-save',
  'role-add',
  'answer',
  'team-add',
  'remove',
];

/** `edits`: whether the person has the team's forms; all have the one that answers. */
export const isShownInForm = (problem: Problem, edits: boolean): boolean => {
  const intent = problem?.values.intent ?? '';
  return formsWithNotice.includes(intent) && (edits || intent === 'answer');
};
