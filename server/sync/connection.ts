import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { closeCodes, type CloseReason, type ProposalRole } from '#app/document/wire.ts';
import { Flow } from './flow.ts';
import { accessFrame, ackFrame, presenceFrame, readFrame, type Incoming } from './frames.ts';
import type { Limits } from './limits.ts';
import type { Mail } from './outbox.ts';
import type { Member, Room } from './room.ts';
import type { Submission } from './section-text.ts';
import { frameAll } from './ws-frame.ts';

export type ConnectionAccess = {
  role: ProposalRole;
  proposalId: string;
  sectionId: string | null;
  epoch: number;
  canWrite: boolean;
};

export type ConnectionParts = {
  socket: WebSocket;
  /** what `socket` runs on: frames that are the same for a whole room are written to it as they are */
  stream: Duplex;
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

type Question = Extract<Incoming, { type: 'stepOne' | 'queryAwareness' }>;

/** One person's socket in one room: reads its frames, keeps count of its updates, answers for its limits. */
export class Connection implements Member {
  following = false;
  presenceId: number | null = null;
  beingChecked: Promise<void> | null = null;
  access: ConnectionAccess;
  private closed: CloseReason | null = null;
  private alive = true;
  /** updates received; updates known durable, without a hole before them; of these told; whether there is a hole */
  private received = 0;
  private durable = 0;
  private told = 0;
  private hole = false;
  private readonly flow: Flow;
  /** the newest question of each kind that came while it asked too much: one reading of a socket brings thousands */
  private readonly late = new Map<Question['type'], Question>();

  constructor(private readonly parts: ConnectionParts) {
    const { socket, room } = parts;
    this.access = parts.access;
    const answerLate = () => {
      socket.resume();
      for (const frame of this.late.values()) this.answer(frame);
      this.late.clear();
    };
    this.flow = new Flow(parts.limits, { pause: () => socket.pause(), resume: answerLate });
    socket.on('message', (data, isBinary) => this.hear(data, isBinary));
    socket.on('pong', () => (this.alive = true));
    socket.on('close', () => this.leave());
    socket.on('error', () => undefined); // 'close' follows, and says all there is
    room.members.add(this);
    const access = room.text?.damaged ? 'damaged' : this.canWrite ? 'write' : 'read';
    const frames = [parts.wantsAcks ? accessFrame(access) : null, room.question(), room.presence.everybody()];
    this.send(...frames.filter((frame) => frame !== null));
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

  send(...messages: Uint8Array[]): void {
    if (messages.length > 0) this.write(frameAll(messages));
  }

  write(...framed: Buffer[]): void {
    const { socket, stream, limits } = this.parts;
    if (socket.readyState !== socket.OPEN) return;
    const unsent = stream.writableLength; // before: one large answer is no sign of a slow reader
    for (const bytes of framed) stream.write(bytes);
    if (unsent > limits.unsentBytes) this.refuse('slowReader', `${unsent} bytes are unsent`);
  }

  deliver(mail: Mail | null): void {
    const news = mail?.for(this, this.following);
    const ack = this.parts.wantsAcks && this.durable > this.told ? frameAll([ackFrame(this.durable)]) : null;
    this.told = this.durable;
    if (ack && news?.length) this.write(Buffer.concat([ack, news]));
    else if (ack ?? news?.length) this.write(ack ?? news!);
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
    if (this.parts.wantsAcks) this.room.owe(this);
  }

  incomplete(update: Submission): void {
    this.flow.settled(update.bytes.length);
    // A step two answers what was asked, so a hole in it cannot be filled by asking again.
    if (update.stepTwo) return this.refuse('badMessage', 'a step two with a gap');
    const question = this.hole ? null : this.room.question();
    if (question) this.send(question);
    this.hole = true;
  }

  /** Pings; cuts a socket that has not been heard of since the last time. */
  heartbeat(): void {
    if (!this.alive && !this.flow.paused) return this.parts.socket.terminate();
    this.alive = false;
    this.parts.socket.ping();
    this.send(presenceFrame([])); // y-websocket clients hang up after 30 silent seconds, and do not count pings
  }

  private hear(data: RawData, isBinary: boolean) {
    if (this.closed) return;
    this.alive = true;
    if (!isBinary || !(data instanceof Buffer)) return this.refuse('badMessage', 'a text frame');
    try {
      this.obey(readFrame(data), data.length);
    } catch (error) {
      this.refuse('badMessage', String(error));
    }
  }

  private obey(frame: Incoming, size: number) {
    const { room, limits } = this.parts;
    const isQuestion = frame.type === 'stepOne' || frame.type === 'queryAwareness';
    this.flow.received(frame.type === 'update' ? frame.bytes.length : 0, isQuestion ? limits.questionFrames : 1);
    if (frame.type === 'update') return this.update(frame);
    if (size > limits.updateBytes) return this.refuse('tooLarge', `${size} bytes`);
    if (frame.type === 'awareness') room.hearPresence(this, frame.bytes);
    if (frame.type === 'stepOne' || frame.type === 'queryAwareness') {
      if (this.flow.paused) this.late.set(frame.type, frame);
      else this.answer(frame);
    }
  }

  private answer(frame: Question) {
    if (this.closed) return;
    const { room } = this.parts;
    if (frame.type === 'queryAwareness') return this.send(room.presence.everybody() ?? presenceFrame([]));
    try {
      room.follow(this, frame.stateVector);
    } catch (error) {
      this.refuse('badMessage', String(error));
    }
  }

  private update({ stepTwo, bytes }: { stepTwo: boolean; bytes: Uint8Array }) {
    const { room, limits } = this.parts;
    const submission: Submission = { from: this, bytes, stepTwo, number: ++this.received };
    if (bytes.length > (stepTwo ? limits.stepTwoBytes : limits.updateBytes))
      return this.refuse('tooLarge', `${bytes.length} bytes`);
    if (room.text) return room.text.submit(submission);
    if (bytes.length !== 2 || bytes[0] !== 0 || bytes[1] !== 0)
      return this.refuse('readOnly', "an update in a proposal's own room");
    this.settled(submission);
    room.flush();
  }

  private leave() {
    this.flow.stop();
    if (!this.room.members.has(this)) return;
    this.room.leave(this);
    this.parts.left();
  }
}
