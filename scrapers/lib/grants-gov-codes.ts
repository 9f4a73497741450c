/**
 * Grants.gov's own code tables, as its search names them in the facets of an answer of 2026-08-03 (US federal, public
 * domain). A code that is not here is shown as it came.
 */
export const APPLICANT_TYPES: Readonly<Record<string, string>> = {
  '00': 'State governments',
  '01': 'County governments',
  '02': 'City or township governments',
  '04': 'Special district governments',
  '05': 'Independent school districts',
  '06': 'Public and State controlled institutions of higher education',
  '07': 'Native American tribal governments (Federally recognized)',
  '08': 'Public housing authorities/Indian housing authorities',
  '11': 'Native American tribal organizations (other than Federally recognized tribal governments)',
  '12': 'Nonprofits having a 501(c)(3) status with the IRS, other than institutions of higher education',
  '13': 'Nonprofits that do not have a 501(c)(3) status with the IRS, other than institutions of higher education',
  '20': 'Private institutions of higher education',
  '21': 'Individuals',
  '22': 'For profit organizations other than small businesses',
  '23': 'Small businesses',
  '25': 'Others (see the text on eligibility)',
  '99': 'Unrestricted (any type of entity), subject to the text on eligibility',
};

/** The one type of applicant that is a person, with no organisation to apply for them. */
export const INDIVIDUALS = '21';

export const FUNDING_CATEGORIES: Readonly<Record<string, string>> = {
  ACA: 'Affordable Care Act',
  AG: 'Agriculture',
  AR: 'Arts',
  BC: 'Business and Commerce',
  CD: 'Community Development',
  CP: 'Consumer Protection',
  DPR: 'Disaster Prevention and Relief',
  ED: 'Education',
  ELT: 'Employment, Labor and Training',
  EN: 'Energy',
  ENV: 'Environment',
  FN: 'Food and Nutrition',
  HL: 'Health',
  HO: 'Housing',
  HU: 'Humanities',
  IIJ: 'Infrastructure Investment and Jobs Act (IIJA)',
  IS: 'Information and Statistics',
  ISS: 'Income Security and Social Services',
  LJL: 'Law, Justice and Legal Services',
  NR: 'Natural Resources',
  O: 'Other',
  OZ: 'Opportunity Zone Benefits',
  RD: 'Regional Development',
  RT: 'Recreation and Tourism',
  ST: 'Science and Technology and other Research and Development',
  T: 'Transportation',
};

export const FUNDING_INSTRUMENTS: Readonly<Record<string, string>> = {
  CA: 'Cooperative Agreement',
  G: 'Grant',
  O: 'Other',
  PC: 'Procurement Contract',
};

/** The words for codes, in their order, each once. */
export function wordsFor(table: Readonly<Record<string, string>>, codes: readonly string[]): string[] {
  return [...new Set(codes.map((code) => code.trim()).filter(Boolean))].map((code) =>
    Object.hasOwn(table, code) ? table[code]! : code,
  );
}
