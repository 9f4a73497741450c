import robotsParser from 'robots-parser';
import { MAX_CRAWL_DELAY_MS, ROBOT, ROBOTS_KEPT_MS } from '../limits.ts';
import type { Clock } from './clock.ts';

/** What robots.txt of a host says to us. */
export type RobotsRules = { allows: (url: string) => boolean; delayMs: number };

/** Rules by origin, kept for a day; what cannot be read just now is asked for again. */
export type RobotsCache = {
  rulesFor(url: URL, read: (robotsUrl: string) => Promise<RobotsAnswer>): Promise<RobotsRules>;
};

/** The text of robots.txt, or null where the host has none for us. */
export type RobotsAnswer = string | null;

const MOST_KEPT = 1000;
const EVERYTHING: RobotsRules = { allows: () => true, delayMs: 0 };

export function robotsCache(clock: Clock): RobotsCache {
  const kept = new Map<string, { rules: RobotsRules; until: number }>();
  return {
    async rulesFor(url, read) {
      const now = clock.now().getTime();
      const known = kept.get(url.origin);
      if (known && known.until > now) return known.rules;
      const robotsUrl = `${url.origin}/robots.txt`;
      const text = await read(robotsUrl);
      const rules = text === null ? EVERYTHING : readRobots(robotsUrl, text);
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(url.origin, { rules, until: now + ROBOTS_KEPT_MS });
      return rules;
    },
  };
}

function readRobots(robotsUrl: string, text: string): RobotsRules {
  const robots = robotsParser(robotsUrl, text);
  const delay = (robots.getCrawlDelay(ROBOT) ?? 0) * 1000;
  return {
    allows: (url) => robots.isAllowed(url, ROBOT) !== false,
    delayMs: Number.isFinite(delay) ? Math.min(Math.max(delay, 0), MAX_CRAWL_DELAY_MS) : 0,
  };
}
