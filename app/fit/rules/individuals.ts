import { unknownOf, type FitRule } from '../finding.ts';

const field = 'terms.individuals';

/** Whether people may apply for a project that has neither a legal home nor a sponsor. */
export const individuals: FitRule = ({ name, country, fiscalSponsor }, { acceptsIndividuals: may }) => {
  const hasHome = country !== null || (fiscalSponsor !== null && fiscalSponsor !== 'none');
  if (may)
    return {
      ...{ side: 'for', field, weight: hasHome ? 1 : 4 },
      text: hasHome
        ? 'Individuals may apply as well.'
        : `Individuals may apply, so ${name} needs no organisation behind it.`,
    };
  if (hasHome) return null;
  return may === null
    ? unknownOf(['call'], `Whether individuals may apply is not said, and no organisation of ${name} is known.`, {
        ...{ field, weight: 2 },
      })
    : {
        ...{ side: 'check', field, weight: 4 },
        text: `Individuals may not apply, and no organisation is known that would apply for ${name}.`,
      };
};
