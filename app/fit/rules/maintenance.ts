import { unknownOf, type FitRule } from '../finding.ts';

const field = 'terms.maintenance';

/** Whether the work that keeps software alive is paid. */
export const maintenance: FitRule = (_project, { paysMaintenance }) => {
  if (paysMaintenance === null) return unknownOf(['call'], 'Whether maintenance is paid is not said.', { field });
  return paysMaintenance
    ? { side: 'for', text: 'Maintenance is paid, not only new work.', field, weight: 3 }
    : { side: 'against', text: 'Maintenance is not paid; only new work is.', field, weight: 2 };
};
