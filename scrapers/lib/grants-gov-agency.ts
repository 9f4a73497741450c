import { asDraft, funderByAgency } from '#app/opportunities/funders.ts';
import { plainLine } from '#app/opportunities/text.ts';

/** Who pays, from the agency's code and the name that Grants.gov or Simpler.Grants.gov gives it. */
export function agencyFunder(code: string, name: string) {
  const known = funderByAgency(code);
  return known ? asDraft(known) : { name: plainLine(name) || code.trim() || 'U.S. federal government', country: 'US' };
}
