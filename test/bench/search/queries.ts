/** What people type, from one rare word to the first two letters of a common one. */
export const queries = [
  'python',
  'research software',
  '"open source"',
  'cyberinfrastructure sustained',
  'PAR-25-1204',
  'health -clinical',
  'climat',
  'geospatial maintenance',
  'reproducible data science',
  're',
] as const;
