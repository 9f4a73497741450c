import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest';

// A test cannot pass quietly wrong: what it writes to console.error or console.warn fails it, unless the test took the
// call with its own spy.
let spies: MockInstance[] = [];
let said: string[] = [];

beforeEach(() => {
  said = [];
  spies = (['error', 'warn'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((...args: unknown[]) => {
      said.push(`console.${level}: ${args.map((arg) => (arg instanceof Error ? arg.stack : String(arg))).join(' ')}`);
    }),
  );
});

afterEach(() => {
  for (const spy of spies) spy.mockRestore();
  expect(said, 'unexpected output on the console').toEqual([]);
});
