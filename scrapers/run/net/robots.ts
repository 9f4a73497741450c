import robotsParser from 'robots-parser';
import { MAX_CRAWL_DELAY_MS, ROBOT, ROBOTS_KEPT_MS } from '../limits.ts';
import type { Clock } from './clock.ts';

/** What robots.txt of a host says to us. */
export type RobotsRules = { allows: (url: string) => boolean; delayMs: number };

/** Rules by origin, kept for a day; what cannot be read just now is asked for again. */
export type RobotsCache = {
  /** `read` gives the text of robots.txt, or null where the host has none for us. */
  rulesFor(url: URL, read: (robotsUrl: string) => Promise<string | null>): Promise<RobotsRules>;
};

export type RobotsFile = { text: string | null; readAt: Date };

/** Where texts are kept beyond this thread. */
export type RobotsStore = {
  get(origin: string): Promise<RobotsFile | null>;
  put(origin: string, file: RobotsFile): Promise<void>;
};

const MOST_KEPT = 200;
const EVERYTHING: RobotsRules = { allows: () => true, delayMs: 0 };

export function robotsCache(clock: Clock, store: RobotsStore | null = null): RobotsCache {
  const kept = new Map<string, { rules: RobotsRules; readAt: Date }>();
  const isFresh = (file: { readAt: Date } | null | undefined, now: Date) =>
    // also of a time to come: the clock was ahead
    file !== null && file !== undefined && Math.abs(now.getTime() - file.readAt.getTime()) < ROBOTS_KEPT_MS;
  const keep = (origin: string, robotsUrl: string, { text, readAt }: RobotsFile) => {
    const rules = text === null ? EVERYTHING : readRobots(robotsUrl, text);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(origin, { rules, readAt });
    return rules;
  };
  return {
    async rulesFor({ origin }, read) {
      const now = clock.now();
      const known = kept.get(origin);
      if (known && isFresh(known, now)) return known.rules;
      const robotsUrl = `${origin}/robots.txt`;
      const stored = (await store?.get(origin)) ?? null;
      if (stored && isFresh(stored, now)) return keep(origin, robotsUrl, stored);
      const file = { text: await read(robotsUrl), readAt: now };
      await store?.put(origin, file);
      return keep(origin, robotsUrl, file);
    },
  };
}

/** Letters of rules with a `*`, times letters of the address: a third of a second at most. */
const MOST_STEPS = 200_000_000;

/** Rules that would take seconds to be compared with an address are kept to by not asking for it. */
function readRobots(robotsUrl: string, text: string): RobotsRules {
  const robots = robotsParser(robotsUrl, text);
  const letters = text.split('\n').reduce((sum, line) => (line.includes('*') ? sum + line.length : sum), 0);
  const delay = (robots.getCrawlDelay(ROBOT) ?? 0) * 1000;
  return {
    allows: (url) => letters * url.length <= MOST_STEPS && robots.isAllowed(url, ROBOT) !== false,
    delayMs: Number.isFinite(delay) ? Math.min(Math.max(delay, 0), MAX_CRAWL_DELAY_MS) : 0,
  };
}
