import { unknownOf, type FitRule } from '../finding.ts';

const field = 'terms.indirectCap';

/** Whether the fee of a fiscal sponsor fits what a call pays of indirect costs. */
export const indirectCosts: FitRule = ({ name, fiscalSponsor: sponsor }, { indirectCap }) => {
  if (sponsor === 'none') return null; // nobody takes a fee
  const cap =
    indirectCap === null
      ? null
      : indirectCap === 0
        ? 'Indirect costs are not paid'
        : `Indirect costs are paid up to ${Number(indirectCap.toFixed(2))} % of direct costs`;
  if (sponsor === null) {
    return cap === null
      ? null
      : unknownOf(['project'], `${cap}; whether ${name} has a sponsor who takes a fee is not known.`, { field });
  }
  return cap === null
    ? unknownOf(['call'], `Whether it pays the fee of ${sponsor.name} is not said.`, { field })
    : { side: 'check', text: `${cap}: see that the fee of ${sponsor.name} fits.`, field, weight: 2 };
};
