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

/** The list filtered to a view: `/opportunities?funder=…`. */
export function viewHref({ funders }: AgencyView): string {
  return `/opportunities?${new URLSearchParams(funders.map((name) => ['funder', name])).toString()}`;
}
