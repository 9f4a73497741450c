import { unknownOf, type FitRule } from '../finding.ts';

const field = 'terms.fiscalSponsor';

/** Whether a fiscal sponsor may apply for the project. */
export const fiscalSponsor: FitRule = ({ name, fiscalSponsor: sponsor }, { acceptsFiscalSponsor: accepts }) => {
  if (sponsor === null) {
    if (accepts === null)
      return unknownOf(
        ['call', 'project'],
        `Whether fiscal sponsors may apply is not said, nor whether ${name} has one.`,
        { field },
      );
    const may = accepts ? 'may apply' : 'may not apply';
    return unknownOf(['project'], `Fiscal sponsors ${may}; nobody has said whether ${name} has one.`, {
      ...{ field, weight: 3 },
    });
  }
  if (sponsor === 'none') {
    if (accepts === null)
      return unknownOf(['call'], `Whether fiscal sponsors may apply is not said; ${name} has none.`, { field });
    return accepts
      ? { side: 'check', text: `Fiscal sponsors may apply, but ${name} has none.`, field, weight: 2 }
      : {
          side: 'check',
          text: `Fiscal sponsors may not apply, and ${name} has none: see who would.`,
          field,
          weight: 3,
        };
  }
  if (accepts === null)
    return unknownOf(['call'], `Whether a fiscal sponsor such as ${sponsor.name} may apply is not said.`, {
      ...{ field, weight: 3 },
    });
  return accepts
    ? { side: 'for', text: `Fiscal sponsors may apply, and ${name} has one, ${sponsor.name}.`, field, weight: 5 }
    : {
        ...{ side: 'against', rulesOut: true, field, weight: 5 },
        text: `Fiscal sponsors may not apply, so ${sponsor.name} cannot do it for ${name}.`,
      };
};
