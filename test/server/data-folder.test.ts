import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { hasRoom } from '#server/data-folder.ts';

test('a disk without room is told from one with room', () => {
  expect(hasRoom(tmpdir())).toBe(true);
  expect(hasRoom('/proc')).toBe(false); // holds no block of anybody's
});
