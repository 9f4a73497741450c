import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { countNews } from './found-notices.server.ts';

/** How much is new to the person of a request, for the header of every page. */
export const newsFor = (person: SignedIn): Promise<number> => countNews(getDb(), person);
