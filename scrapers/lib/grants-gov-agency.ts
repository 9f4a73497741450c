import { plainLine } from '#app/opportunities/text.ts';

/** Agencies whose name on Grants.gov is cut off, or says nothing without its department. */
const FUNDER_NAMES: Readonly<Record<string, string>> = {
  NSF: 'U.S. National Science Foundation',
  'PAMS-SC': 'DOE Office of Science',
  'DOC-NTIA': 'National Telecommunications and Information Administration',
};

/** Who pays, from the agency's code and the name Grants.gov gives it. */
export function funderName(agencyCode: string, agencyName: string): string {
  const code = agencyCode.trim();
  const known = Object.hasOwn(FUNDER_NAMES, code) ? FUNDER_NAMES[code] : undefined;
  return known ?? (plainLine(agencyName) || code || 'U.S. federal government');
}
