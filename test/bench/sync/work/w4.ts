import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eachRound, median, progress, withServer, type Bench } from '../bench.ts';
import type { UploadResult } from '../jobs/upload.ts';
import { runJob } from '../run-job.ts';
import type { Subject } from '../subject.ts';
import { printReach, printTable } from '../../table.ts';
import { report } from './measured-typing.ts';

type Round = { one: number; twenty: number };
/** Edits a transaction while the history is written: one an edit would only make the preparation longer. */
const perUpdate = 20;

/** W4: a section with a long history, opened in a process that has not read it yet. */
export async function w4(bench: Bench): Promise<void> {
  const { rounds } = bench.options;
  const storing: Bench = { ...bench, subjects: bench.subjects.filter(({ stores }) => stores) };
  const folder = mkdtempSync(path.join(tmpdir(), 'callboard-bench-'));
  try {
    const kept = new Map<string, UploadResult>();
    for (const subject of storing.subjects)
      kept.set(subject.name, await write(bench, subject, path.join(folder, subject.name)));
    const results = await eachRound(storing, 'W4', rounds, async (subject): Promise<Round> => {
      const from = path.join(folder, subject.name);
      const history = kept.get(subject.name)!;
      return {
        one: await openCold(bench, subject, from, history, 1),
        twenty: await openCold(bench, subject, from, history, 20),
      };
    });
    const columns = storing.subjects.map(({ name }) => name);
    const of = (name: string, pick: (r: Round) => number) => median((results.get(name) ?? []).map(pick));
    const first = [...kept.values()][0];
    if (!first) return;
    printTable(
      `W4  ${first.edits.toLocaleString('en-US')} edits of history (${first.source}), cold process, connect to whole text, ms, median of ${rounds}`,
      columns,
      [
        { what: 'one', values: columns.map((name) => of(name, (r) => r.one)) },
        { what: 'twenty at once, the last', values: columns.map((name) => of(name, (r) => r.twenty)) },
      ],
    );
    printReach(
      'W4 one, cold',
      of('callboard', (r) => r.one),
      30,
      'at most',
      ' ms',
    );
    printReach(
      'W4 twenty at once, cold',
      of('callboard', (r) => r.twenty),
      80,
      'at most',
      ' ms',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the history through a server, which is then told to stop and keeps it. */
async function write(bench: Bench, subject: Subject, folder: string): Promise<UploadResult> {
  progress(`W4: ${subject.name}, writing the history`);
  const began = performance.now();
  const running = await subject.start(folder);
  const edits = bench.options.quick ? 10_000 : 260_000;
  const door = running.door(bench.world.wide[0]!, 0);
  try {
    return await runJob({ kind: 'upload', door, edits, traceFile: bench.options.trace, perUpdate });
  } finally {
    await running.end('SIGTERM');
    progress(`W4: ${subject.name}, written in ${Math.round((performance.now() - began) / 1000)} s`);
  }
}

function openCold(
  bench: Bench,
  subject: Subject,
  from: string,
  history: UploadResult,
  readers: number,
): Promise<number> {
  const copied: Subject = {
    ...subject,
    start: (folder) => {
      cpSync(from, folder, { recursive: true });
      return subject.start(folder);
    },
  };
  return withServer(copied, async (running) => {
    const doors = Array.from({ length: readers }, (_, person) => running.door(bench.world.wide[0]!, person));
    const { stateVector, textLength } = history;
    const result = await runJob({ kind: 'open', doors, stateVector, textLength, timeoutSeconds: 30 });
    report(bench, subject, { faults: result.faults, closed: [] });
    return result.times.some((time) => Number.isNaN(time)) ? NaN : Math.max(...result.times);
  });
}
