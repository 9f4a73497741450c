import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { bundledScript } from '#test/support/bundled-script.ts';

const script = path.join(import.meta.dirname, 'writer.ts');

/** A process that types into a log until it is killed. */
export class Writing {
  /** number of the last word that is known to be on disk */
  acknowledged: number;
  private readonly child;
  private waiting: (() => void)[] = [];

  constructor(file: string, room: string, first = 0) {
    this.acknowledged = first - 1;
    this.child = spawn(process.execPath, [bundledScript(script), file, room, String(first)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface(this.child.stdout).on('line', (line) => {
      this.acknowledged = Number(line);
      this.waiting.splice(0).forEach((tell) => tell());
    });
    this.child.once('exit', () => this.waiting.splice(0).forEach((tell) => tell()));
  }

  /** Waits until so many words more are on disk. */
  async more(words: number): Promise<void> {
    const until = this.acknowledged + words;
    while (this.acknowledged < until) {
      expect(this.child.exitCode).toBeNull();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const closed = once(this.child, 'close');
    this.child.kill('SIGKILL');
    await closed;
  }
}

/** How many words a text has, all of them in order and none twice. */
export function wordsIn(text: string): number {
  const words = text.match(/\[\d+\]/g) ?? [];
  expect(words.join('')).toBe(text);
  expect(words.findIndex((word, i) => word !== `[${i}]`)).toBe(-1);
  return words.length;
}
