import { expect, test } from 'vitest';
import { histogram, observe } from '#server/histogram.ts';
import { HttpCounts, metricsText } from '#server/http/metrics.ts';

test('a histogram counts each value once, and values above the last edge apart', () => {
  const lag = histogram([1, 5]);
  for (const value of [0.5, 1, 3, 70]) observe(lag, value);
  expect(lag).toEqual({ le: [1, 5], counts: [2, 1, 1], sum: 74.5, count: 4 });
});

test('metrics are text that Prometheus reads: buckets grow, refusals carry their reason', () => {
  const lagMs = histogram([1, 5]);
  observe(lagMs, 3);
  observe(lagMs, 9);
  const empty = histogram([1]);
  const log = { commits: 6, rows: 7, waiting: 0, commitMs: empty, entriesPerCommit: empty };
  const sync = { ...log, rooms: 2, connections: 3, upgrades: 4, turnedAway: 5, refusals: { readOnly: 8 }, lagMs };
  const lines = metricsText(new HttpCounts(), sync).split('\n');
  expect(lines.filter((line) => line.startsWith('callboard_sync_lag_ms'))).toEqual([
    'callboard_sync_lag_ms_bucket{le="1"} 0',
    'callboard_sync_lag_ms_bucket{le="5"} 1',
    'callboard_sync_lag_ms_bucket{le="+Inf"} 2',
    'callboard_sync_lag_ms_sum 12',
    'callboard_sync_lag_ms_count 2',
  ]);
  expect(lines).toContain('callboard_sync_refusals_total{reason="readOnly"} 8');
  expect(lines).toContain('callboard_sync_commits 6');
  const names = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2]);
  expect(new Set(names).size).toBe(names.length);
});
