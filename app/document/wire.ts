/** What both ends of the sync socket agree on: rooms, message numbers and close codes. */

/** First varuint of a frame, as y-websocket numbers them; from 100 they are ours and sent only where `?ack=1` asked. */
export const messageType = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, ack: 100, access: 101 } as const;

/** Second varuint of a sync frame. */
export const syncStep = { one: 0, two: 1, update: 2 } as const;

/** What message 101 says of writing: not for this person, yes, or for nobody because a part of the text cannot be read. */
export const accessValue = { read: 0, write: 1, damaged: 2 } as const;

/** Largest frames the server takes, in bytes: one change, and everything a browser wrote while it was offline. */
export const maxUpdateBytes = 1024 * 1024;
export const maxStepTwoBytes = 8 * 1024 * 1024;

export type Room = { kind: 'section' | 'proposal'; id: string; name: string };

const roomName = /^(section|proposal):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** `section:ID` or `proposal:ID`; null for anything else. */
export function parseRoom(name: string): Room | null {
  const match = roomName.exec(name);
  return match ? { kind: match[1] as Room['kind'], id: match[2]!, name } : null;
}

export const sectionRoom = (sectionId: string) => `section:${sectionId}`;

/** Roles of a proposal, strongest first. */
export const proposalRoles = ['lead', 'co-lead', 'writer', 'suggester', 'commenter', 'viewer'] as const;
export type ProposalRole = (typeof proposalRoles)[number];

/**
 * Why the server closed the socket. `retry`: whether the client comes back by itself. `say`: what happened and what to do,
 * without a word on where the text is: whoever shows it knows. `next`: the step that the page offers.
 */
export const closeCodes = {
  restarting: {
    code: 1012,
    retry: true,
    next: 'wait',
    say: 'The server is restarting. This page comes back by itself.',
  },
  notDurable: {
    code: 4500,
    retry: true,
    next: 'wait',
    say: 'The server could not store your text. This page goes on trying; an administrator should look at the server.',
  },
  badMessage: {
    code: 4400,
    retry: false,
    next: 'reload',
    say: 'The server did not understand what this page sent. Reload the page.',
  },
  signedOut: { code: 4401, retry: false, next: 'sign-in', say: 'You are signed out. Sign in again to go on writing.' },
  forbidden: {
    code: 4403,
    retry: false,
    next: 'leave',
    say: 'You may no longer open this section. A lead of the proposal can let you in again.',
  },
  gone: { code: 4404, retry: false, next: 'leave', say: 'This section no longer exists. Go back to your proposals.' },
  roleChanged: {
    code: 4509,
    retry: true,
    next: 'wait',
    say: 'What you may do here has changed. This page comes back by itself.',
  },
  readOnly: {
    code: 4423,
    retry: true,
    next: 'wait',
    say: 'You may read this section but not write in it. A lead of the proposal can change that.',
  },
  tooLarge: {
    code: 4413,
    retry: false,
    next: 'reload',
    say: 'What was written here at once is larger than the 8 MB that can be sent. Reload the page, then add it in parts.',
  },
  otherEpoch: {
    code: 4412,
    retry: false,
    next: 'reload',
    say: 'This section was restored from a backup, or goes on without a part that was lost. Reload the page to see it.',
  },
  damaged: {
    code: 4424,
    retry: false,
    next: 'reload',
    say: 'A part of this section could not be read, so nobody can write in it until a lead decides. Reload the page.',
  },
  full: {
    code: 4414,
    retry: false,
    next: 'reload',
    say: 'This section has grown too large to take more. Reload the page, then go on in another section.',
  },
  slowReader: {
    code: 4508,
    retry: true,
    next: 'wait',
    say: 'The connection fell behind and is being renewed. There is nothing to do.',
  },
  outdated: { code: 4426, retry: false, next: 'reload', say: 'Callboard was updated. Reload the page.' },
} as const satisfies {
  [reason: string]: { code: number; retry: boolean; next: 'wait' | 'sign-in' | 'reload' | 'leave'; say: string };
};
export type CloseReason = keyof typeof closeCodes;
export type NextStep = (typeof closeCodes)[CloseReason]['next'];

/** What WebSocket itself says when a frame is beyond anything the server takes. */
const messageTooBig = 1009;

/** The reason behind a close code, or null for a code that is not ours. */
export function closeReason(code: number): CloseReason | null {
  if (code === messageTooBig) return 'tooLarge';
  for (const [reason, entry] of Object.entries(closeCodes)) if (entry.code === code) return reason as CloseReason;
  return null;
}

const cursorColors = ['#8a3b7a', '#1f5fa8', '#a8261c', '#2c6a3a', '#8a5200', '#5a4ab8', '#0a6b78', '#9a2f5f'];

/** The colour of a person's cursor and name, the same everywhere; each carries white text at 4.5:1 or better. */
export function personColor(personId: string): string {
  let hash = 0;
  for (const char of personId) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  return cursorColors[hash % cursorColors.length]!;
}
