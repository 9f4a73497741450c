import { kindOf } from '../applicant-kinds.ts';
import { unknownOf, type FitRule } from '../finding.ts';
import { fewOf } from '../lists.ts';

const field = 'applicantTypes';

/** Whether the kinds of applicants that a call names have room for who would apply for the project. */
export const applicants: FitRule = ({ name, fiscalSponsor: sponsor }, { applicantTypes }) => {
  if (applicantTypes === null || applicantTypes.length === 0)
    return unknownOf(['call'], 'Which kinds of applicants are meant is not said.', { field });
  const kinds = new Set(applicantTypes.map(kindOf));
  if (kinds.has('anybody')) return { side: 'for', text: 'Every kind of applicant may apply.', field, weight: 2 };
  const named = `It names as applicants: ${fewOf([...applicantTypes].sort(), 3)}`;
  if (sponsor === null)
    return unknownOf(['project'], `${named}. Who would apply for ${name} is not known.`, { field, weight: 2 });
  if (sponsor === 'none') {
    return kinds.has('individual')
      ? { side: 'for', text: `${named}. People of ${name} may apply themselves.`, field, weight: 2 }
      : { side: 'check', text: `${named}. One of these would have to apply for ${name}.`, field, weight: 2 };
  }
  if (kinds.has('non-profit'))
    return {
      ...{ side: 'check', field, weight: 1 },
      text: `Non-profit organisations may apply, as most fiscal sponsors are: see that ${sponsor.name} counts as one.`,
    };
  return kinds.has('other')
    ? { side: 'check', text: `${named}. See whether ${sponsor.name} is one of these.`, field, weight: 2 }
    : {
        ...{ side: 'against', field, weight: 3 },
        text: `${named}, and no non-profit organisations, as most fiscal sponsors are.`,
      };
};
