/**
 * The agencies that open-source science asks of first, as filters of the list. They are views and no sources: their
 * calls come from Grants.gov with everybody else's.
 */
export type AgencyView = { id: string; title: string; funders: readonly string[] };

export const agencyViews: readonly AgencyView[] = [
  { id: 'nsf', title: 'NSF', funders: ['U.S. National Science Foundation'] },
  { id: 'nih', title: 'NIH', funders: ['National Institutes of Health'] },
  { id: 'nasa', title: 'NASA', funders: ['National Aeronautics and Space Administration'] },
  // The Office of Science posts apart from its department, under an agency of its own.
  { id: 'doe', title: 'DOE', funders: ['DOE Office of Science', 'U.S. Department of Energy'] },
  { id: 'darpa', title: 'DARPA', funders: ['Defense Advanced Research Projects Agency'] },
];

/** The list filtered to funders: `/opportunities?funder=…`. */
export function fundersHref(funders: readonly string[]): string {
  return `/opportunities?${new URLSearchParams(funders.map((name) => ['funder', name])).toString()}`;
}

export type CountedView = AgencyView & { count: number };

/** The views with how many calls each leads to, from those that every funder has. */
export function countViews(funders: readonly { name: string; count: number }[]): CountedView[] {
  const counts = new Map(funders.map(({ name, count }) => [name, count]));
  return agencyViews.map((view) => ({
    ...view,
    count: view.funders.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0),
  }));
}

/** The sources that bring the calls of all these agencies. */
export const bringsAgencies = (sourceId: string): boolean =>
  ['grants-gov', 'grants-gov-extract', 'simpler-grants'].includes(sourceId);
