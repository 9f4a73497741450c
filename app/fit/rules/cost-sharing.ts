import { unknownOf, type FitRule } from '../finding.ts';

const field = 'costSharing';

/** Whether the applicant has to bring money. */
export const costSharing: FitRule = ({ name }, { costSharing: asked }) => {
  if (asked === null) return unknownOf(['call'], 'Whether applicants must pay a part is not said.', { field });
  return asked
    ? { side: 'against', text: `Applicants must pay a part, so ${name} would have to bring money.`, field, weight: 3 }
    : { side: 'for', text: 'Applicants need not pay a part.', field, weight: 1 };
};
