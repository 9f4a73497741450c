import { maxStepTwoBytes, maxUpdateBytes } from '#app/document/wire.ts';

/** What one socket, person, room and process may use. Tests pass smaller figures. */
export const defaultLimits = {
  updateBytes: maxUpdateBytes,
  stepTwoBytes: maxStepTwoBytes,
  /** one person's presence: cursor and the like */
  presenceBytes: 4096,
  connections: 10_000,
  connectionsPerRoom: 2_000,
  connectionsPerPerson: 2_000,
  /** frames a socket may send at once, and then each second; beyond that it is not read from until it may again */
  burst: 20_000,
  framesPerSecond: 5_000,
  /** bytes of a socket's updates that wait for the disk before it is no longer read from */
  waitingBytes: 4 * 1024 * 1024,
  /** bytes that wait for a slow reader before it is cut off; it comes back and catches up in one step */
  unsentBytes: 16 * 1024 * 1024,
  heartbeatMs: 20_000,
  recheckMs: 60_000,
  idleRoomMs: 15_000,
  /** how long a refused socket has to close by itself */
  closeGraceMs: 2_000,
  /** rows of a room's log before they are folded into a snapshot */
  compactRows: 500,
};
export type Limits = typeof defaultLimits;
