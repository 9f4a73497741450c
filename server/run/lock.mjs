import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** One lock a working tree. It lies outside, because node_modules and build may not be there yet. */
function lockFile() {
  const key = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 16);
  return path.join(tmpdir(), `callboard-${userInfo().username}-${key}.lock`);
}

/** Runs one step at a time of all processes in this tree: two `npm start` at once must not install over each other. */
export async function withLock(step) {
  const file = lockFile();
  while (!take(file)) await wait(200);
  try {
    return await step();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isHeld(file)) rmSync(file, { force: true });
    return false;
  }
}

/** A process that died without letting go holds nothing. */
function isHeld(file) {
  let pid;
  try {
    pid = Number(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
  // Taken a moment ago, the number not yet written.
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
