import type { Database } from '#prisma/client.server.ts';
import { realClock, type Clock } from './clock.ts';
import { hostTurns, turnsInMemory, type HostTurns } from './host-turns.ts';
import { robotsCache, type RobotsCache } from './robots.ts';
import { robotsInDatabase } from './robots-in-database.ts';
import { systemLookup, type Lookup } from './send.ts';
import { turnsInDatabase } from './turns-in-database.ts';

/** All that a request needs of the world. Tests bring their own clock, names and turns. */
export type Network = {
  /** this site's own address, for the operator of a source to find whom to write to */
  contact: string | null;
  clock: Clock;
  lookup: Lookup;
  /** whether an administrator lets sources read this private host, named as in an address with an unusual port */
  isAllowedHost: (host: string) => Promise<boolean>;
  turns: HostTurns;
  robots: RobotsCache;
};

/** The network as the server and the command line use it: turns are kept with all processes of this database. */
export function networkOf(db: Database, contact: string | null): Network {
  return {
    contact,
    clock: realClock,
    lookup: systemLookup,
    isAllowedHost: async (host) => (await db.allowedHost.count({ where: { host } })) > 0,
    turns: hostTurns(turnsInDatabase(db), realClock),
    robots: robotsCache(realClock, robotsInDatabase(db)),
  };
}

/** A network that knows of no other process and allows no private host. */
export function plainNetwork(change: Partial<Network> = {}): Network {
  const clock = change.clock ?? realClock;
  return {
    contact: null,
    clock,
    lookup: systemLookup,
    isAllowedHost: () => Promise.resolve(false),
    turns: hostTurns(turnsInMemory(), clock),
    robots: robotsCache(clock),
    ...change,
  };
}
