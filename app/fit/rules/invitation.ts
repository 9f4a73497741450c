import { unknownOf, type FitRule } from '../finding.ts';

const field = 'terms.inviteOnly';

/** Whether one has to be asked first. */
export const invitation: FitRule = (_project, { inviteOnly }) => {
  if (inviteOnly === null) return unknownOf(['call'], 'Whether one must be invited is not said.', { field });
  return inviteOnly
    ? { side: 'against', rulesOut: true, text: 'Only those who are invited may apply.', field, weight: 3 }
    : { side: 'for', text: 'No invitation is needed.', field, weight: 1 };
};
