import { parseArgs } from 'node:util';

export const workNames = ['w1', 'w1c', 'w2', 'w3', 'w4', 'w5'] as const;
export type WorkName = (typeof workNames)[number];
export const serverNames = ['relay', 'yws', 'h4', 'callboard'] as const;
export type ServerName = (typeof serverNames)[number];

export type Options = {
  rounds: number;
  /** of the workloads that take minutes: one, unless a number was asked for */
  longRounds: number;
  only: WorkName[];
  servers: ServerName[];
  kills: number;
  quick: boolean;
  /** a recorded editing trace for W4 */
  trace: string | null;
};

/** Reads the command line; throws with one line that says what is wrong. */
export function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      rounds: { type: 'string' },
      only: { type: 'string' },
      servers: { type: 'string' },
      kills: { type: 'string' },
      trace: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const { quick } = values;
  const rounds = count('rounds', values.rounds ?? (quick ? '1' : '3'));
  return {
    rounds,
    longRounds: values.rounds === undefined ? 1 : rounds,
    only: some('only', values.only, workNames),
    servers: some('servers', values.servers, serverNames),
    kills: count('kills', values.kills ?? (quick ? '3' : '200')),
    quick,
    trace: values.trace ?? null,
  };
}

function count(name: string, text: string): number {
  if (!/^\d{1,4}$/.test(text) || Number(text) === 0)
    throw new Error(`--${name} takes a number from 1 to 9999, not ${text}.`);
  return Number(text);
}

function some<T extends string>(name: string, text: string | undefined, all: readonly T[]): T[] {
  const wanted = text?.split(',') ?? all;
  const unknown = wanted.find((word) => !all.some((one) => one === word));
  if (unknown !== undefined) throw new Error(`--${name} knows ${all.join(', ')}, not ${unknown}.`);
  return all.filter((one) => wanted.includes(one));
}
