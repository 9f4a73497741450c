export { getOpportunity } from './get-opportunity.server.ts';
export { listOpportunities } from './list-opportunities.server.ts';
