import { communitiesAndCompanies } from './communities-and-companies.ts';
import { internetFunds } from './internet-funds.ts';
import type { Programme } from './programme.ts';
import { publicFunds } from './public-funds.ts';
import { scienceFoundations } from './science-foundations.ts';

/** Programmes without a feed, by who runs them. */
export const programmes: readonly Programme[] = [
  ...scienceFoundations,
  ...publicFunds,
  ...internetFunds,
  ...communitiesAndCompanies,
];
