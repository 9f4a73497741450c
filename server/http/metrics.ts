import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Histogram } from '../histogram.ts';
import type { SyncMetrics } from '../sync/index.ts';

type Key = `${string} ${string}`;

/** Counts of answered requests by method and class of status, kept for /metrics. */
export class HttpCounts {
  readonly #counts = new Map<Key, { count: number; ms: number }>();

  add(method: string, status: number, ms: number): void {
    const key: Key = `${method} ${Math.floor(status / 100)}xx`;
    const entry = this.#counts.get(key) ?? { count: 0, ms: 0 };
    entry.count += 1;
    entry.ms += ms;
    this.#counts.set(key, entry);
  }

  lines(): string[] {
    const rows = [...this.#counts].map(([key, entry]) => {
      const [method, status] = key.split(' ');
      return { labels: `{method="${method}",status="${status}"}`, ...entry };
    });
    return [
      '# TYPE callboard_http_requests_total counter',
      ...rows.map((row) => `callboard_http_requests_total${row.labels} ${row.count}`),
      '# TYPE callboard_http_request_seconds_total counter',
      ...rows.map((row) => `callboard_http_request_seconds_total${row.labels} ${row.ms / 1000}`),
    ];
  }
}

const delay = monitorEventLoopDelay({ resolution: 200 });
delay.enable();

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A histogram as Prometheus reads it: cumulative buckets, sum and count. */
function histogramLines(name: string, { le, counts, sum, count }: Histogram): string[] {
  let below = 0;
  return [
    `# TYPE ${name} histogram`,
    ...counts.map((part, i) => `${name}_bucket{le="${le[i] ?? '+Inf'}"} ${(below += part)}`),
    `${name}_sum ${sum}`,
    `${name}_count ${count}`,
  ];
}

const gauge = (name: string, value: number) => [`# TYPE ${name} gauge`, `${name} ${value}`];

/** The numbers of this process as Prometheus reads them. */
export function metricsText(http: HttpCounts, { refusals, ...sync }: SyncMetrics): string {
  const memory = process.memoryUsage();
  return [
    ...http.lines(),
    ...gauge('process_resident_memory_bytes', memory.rss),
    ...gauge('nodejs_heap_used_bytes', memory.heapUsed),
    ...gauge('nodejs_eventloop_delay_p99_seconds', delay.percentile(99) / 1e9),
    ...gauge('callboard_uptime_seconds', process.uptime()),
    ...Object.entries(sync).flatMap(([key, value]) => {
      const name = `callboard_sync_${snake(key)}`;
      return typeof value === 'number' ? gauge(name, value) : histogramLines(name, value);
    }),
    '# TYPE callboard_sync_refusals_total counter',
    ...Object.entries(refusals).map(([reason, n]) => `callboard_sync_refusals_total{reason="${reason}"} ${n}`),
    '',
  ].join('\n');
}
