import { maxStepTwoBytes, maxUpdateBytes } from '#app/document/wire.ts';

/** What one socket, person, room and process may use. Tests pass smaller figures. */
export const defaultLimits = {
  updateBytes: maxUpdateBytes,
  stepTwoBytes: maxStepTwoBytes,
  /** one person's presence: cursor and the like */
  presenceBytes: 4096,
  connections: 10_000,
  /** upgrades that are being judged at the same time */
  pendingUpgrades: 1_000,
  connectionsPerRoom: 2_000,
  connectionsPerPerson: 2_000,
  /** frames a socket may send at once, and then each second; beyond that it is not read from until it may again */
  burst: 20_000,
  framesPerSecond: 5_000,
  /** what a question counts for that is answered with the whole text or everybody's presence */
  questionFrames: 200,
  /** bytes of a socket's updates that wait for the disk before it is no longer read from */
  waitingBytes: 4 * 1024 * 1024,
  /** bytes that wait for a slow reader before it is cut off; it comes back and catches up in one step */
  unsentBytes: 16 * 1024 * 1024,
  heartbeatMs: 20_000,
  recheckMs: 300_000,
  idleRoomMs: 15_000,
  /** how long a refused socket has to close by itself */
  closeGraceMs: 2_000,
  /** what a room's log may hold since its last snapshot before it is folded; idle rooms and old logs are folded sooner */
  compactRows: 2_000,
  compactBytes: 1024 * 1024,
  /** a fold builds the whole text: while very much is written, not one after the other */
  compactGapMs: 20_000,
  compactIdleRows: 50,
  /** how long a stopping server may fold */
  closeFoldMs: 4_000,
  compactAgeMs: 600_000,
  /** how often rows that are older than they are kept are looked for */
  pruneMs: 600_000,
  /** bytes of one section, its history with it; beyond that nothing more is taken */
  roomBytes: 64 * 1024 * 1024,
  /** the more screens an update goes to, the longer it may wait for others to go out with, up to this */
  gatherMs: 8,
  gatherMsPerMember: 0.16,
  /** how long presence waits for text to go out with */
  presenceMs: 25,
};
export type Limits = typeof defaultLimits;
