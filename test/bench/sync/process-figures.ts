import { readFileSync } from 'node:fs';

/** A clock tick of /proc is a hundredth of a second on every Linux that Node runs on. */
const tickMs = 10;

/** CPU milliseconds that a process has used, all its threads together; NaN where /proc is not there. */
export function cpuMs(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === null) return NaN;
  // The name in brackets may hold spaces: count from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

/** Resident memory in MB; NaN where /proc is not there. */
export function residentMb(pid: number): number {
  const status = read(`/proc/${pid}/status`);
  const match = /^VmRSS:\s+(\d+) kB/m.exec(status ?? '');
  return match ? Number(match[1]) / 1024 : NaN;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
