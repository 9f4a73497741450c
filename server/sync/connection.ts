import type { RawData, WebSocket } from 'ws';
import { closeCodes, type CloseReason, type ProposalRole } from '#app/document/wire.ts';
import { Flow } from './flow.ts';
import { accessFrame, ackFrame, presenceFrame, readFrame, type Incoming } from './frames.ts';
import type { Limits } from './limits.ts';
import type { Member, Room } from './room.ts';
import type { Submission } from './section-text.ts';

export type ConnectionAccess = {
  role: ProposalRole;
  proposalId: string;
  sectionId: string | null;
  epoch: number;
  canWrite: boolean;
};

export type ConnectionParts = {
  socket: WebSocket;
  room: Room;
  person: { id: string; name: string };
  sessionHash: string | null;
  /** what to ask again with */
  headers: { cookie?: string; authorization?: string };
  access: ConnectionAccess;
  wantsAcks: boolean;
  limits: Limits;
  refused: (reason: CloseReason, why: string) => void;
  left: () => void;
};

/** One person's socket in one room: reads its frames, keeps count of its updates, answers for its limits. */
export class Connection implements Member {
  following = false;
  presenceId: number | null = null;
  beingChecked: Promise<void> | null = null;
  access: ConnectionAccess;
  private closed: CloseReason | null = null;
  private alive = true;
  /** updates received; updates known durable, without a hole before them; whether there is a hole */
  private received = 0;
  private durable = 0;
  private hole = false;
  private readonly flow: Flow;

  constructor(private readonly parts: ConnectionParts) {
    const { socket, room } = parts;
    this.access = parts.access;
    this.flow = new Flow(parts.limits, socket);
    socket.on('message', (data, isBinary) => this.hear(data, isBinary));
    socket.on('pong', () => (this.alive = true));
    socket.on('close', () => this.leave());
    socket.on('error', () => undefined); // 'close' follows, and says all there is
    room.members.add(this);
    if (parts.wantsAcks) this.send(accessFrame(this.canWrite));
    room.ask(this);
    const here = room.presence.everybody();
    if (here) this.send(here);
  }

  get person() {
    return this.parts.person;
  }
  get sessionHash() {
    return this.parts.sessionHash;
  }
  get headers() {
    return this.parts.headers;
  }
  get room() {
    return this.parts.room;
  }
  get canWrite() {
    return this.access.canWrite;
  }
  get refused() {
    return this.closed !== null;
  }

  send(frame: Uint8Array): void {
    const { socket, limits } = this.parts;
    if (socket.readyState !== socket.OPEN) return;
    socket.send(frame, { binary: true });
    if (socket.bufferedAmount > limits.unsentBytes) this.refuse('slowReader', `${socket.bufferedAmount} bytes unsent`);
  }

  /** Closes the socket with a documented code; nothing it still sends is stored. */
  refuse(reason: CloseReason, why: string): void {
    if (this.closed) return;
    this.closed = reason;
    this.parts.refused(reason, why);
    const { socket, limits } = this.parts;
    socket.close(closeCodes[reason].code, reason);
    setTimeout(() => socket.terminate(), reason === 'slowReader' ? 0 : limits.closeGraceMs).unref();
    this.leave();
  }

  settled(update: Submission): void {
    this.flow.settled(update.bytes.length);
    if (update.stepTwo) this.hole = false;
    if (this.hole) return;
    this.durable = update.number;
    // One acknowledgement speaks for all before it, so of a batch only the last is sent.
    if (this.parts.wantsAcks) queueMicrotask(() => this.acknowledge(update.number));
  }

  incomplete(update: Submission): void {
    this.flow.settled(update.bytes.length);
    // A step two answers what was asked, so a hole in it cannot be filled by asking again.
    if (update.stepTwo) return this.refuse('badMessage', 'a step two with a gap');
    if (!this.hole) this.room.ask(this);
    this.hole = true;
  }

  /** Pings; cuts a socket that has not been heard of since the last time. */
  heartbeat(): void {
    if (!this.alive && !this.flow.paused) return this.parts.socket.terminate();
    this.alive = false;
    this.parts.socket.ping();
    this.send(presenceFrame([])); // y-websocket clients hang up after 30 silent seconds, and do not count pings
  }

  private acknowledge(number: number) {
    if (number === this.durable && !this.closed) this.send(ackFrame(number));
  }

  private hear(data: RawData, isBinary: boolean) {
    if (this.closed) return;
    this.alive = true;
    if (!isBinary || !(data instanceof Buffer)) return this.refuse('badMessage', 'a text frame');
    let frame: Incoming;
    try {
      frame = readFrame(data);
      this.obey(frame, data.length);
    } catch (error) {
      this.refuse('badMessage', String(error));
    }
  }

  private obey(frame: Incoming, size: number) {
    const { room, limits } = this.parts;
    this.flow.received(frame.type === 'update' ? frame.bytes.length : 0);
    if (frame.type === 'update') return this.update(frame);
    if (size > limits.updateBytes) return this.refuse('tooLarge', `${size} bytes`);
    if (frame.type === 'stepOne') room.follow(this, frame.stateVector);
    if (frame.type === 'awareness') room.show(room.presence.receive(this, frame.bytes, limits.presenceBytes), this);
    if (frame.type === 'queryAwareness') this.send(room.presence.everybody() ?? presenceFrame([]));
  }

  private update({ stepTwo, bytes }: { stepTwo: boolean; bytes: Uint8Array }) {
    const { room, limits } = this.parts;
    const submission: Submission = { from: this, bytes, stepTwo, number: ++this.received };
    if (bytes.length > (stepTwo ? limits.stepTwoBytes : limits.updateBytes))
      return this.refuse('tooLarge', `${bytes.length} bytes`);
    if (room.text) return room.text.submit(submission);
    if (bytes.length === 2 && bytes[0] === 0 && bytes[1] === 0) return this.settled(submission);
    this.refuse('readOnly', "an update in a proposal's own room");
  }

  private leave() {
    this.flow.stop();
    if (!this.room.members.has(this)) return;
    this.room.leave(this);
    this.parts.left();
  }
}
