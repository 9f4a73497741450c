import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { messageType, syncStep, type ProposalRole } from '#app/document/wire.ts';
import { Connection } from '#server/sync/connection.ts';
import { presenceFrame, syncFrame } from '#server/sync/frames.ts';
import type { Limits } from '#server/sync/limits.ts';
import type { Rooms } from '#server/sync/rooms.ts';
import { FakeSocket } from './fake-socket.ts';
import type { Random } from './random.ts';

export type Place = { rooms: Rooms; limits: Limits; room: string; refused: (person: string, reason: string) => void };

/** A person with a browser that speaks the protocol honestly, over a socket into which a test may put anything. */
export class Actor {
  doc = new Y.Doc({ guid: 'd' });
  socket: FakeSocket | null = null;
  /** honest frames it said */
  readonly said: Uint8Array[] = [];
  /** what Yjs threw at what the server sent; stays empty */
  readonly misheard: unknown[] = [];
  synced = false;
  acknowledged = 0;
  private sent = 0;

  constructor(
    readonly person: string,
    readonly role: ProposalRole,
    private readonly place: Place,
    private readonly random: Random,
  ) {
    this.follow();
  }

  get canWrite() {
    return this.role === 'writer';
  }
  get isOpen() {
    return this.socket?.readyState === 1;
  }
  get allAcknowledged() {
    return this.acknowledged >= this.sent;
  }

  async connect(): Promise<void> {
    const { rooms, limits, room: name, refused } = this.place;
    const { room, release } = await rooms.hold({ kind: 'section', id: name.slice(8), name }, 1);
    const socket = new FakeSocket((frame) => this.hear(frame, socket));
    const access = { role: this.role, canWrite: this.canWrite, proposalId: 'p', sectionId: 's', epoch: 1 };
    this.socket = socket;
    this.synced = false;
    this.sent = 0;
    this.acknowledged = 0;
    new Connection({
      ...socket.parts,
      room,
      person: { id: this.person, name: this.person },
      sessionHash: null,
      headers: {},
      access,
      wantsAcks: true,
      limits,
      refused: (reason) => refused(this.person, reason),
      left: release,
    });
    this.say(syncFrame('one', Y.encodeStateVector(this.doc)));
  }

  disconnect(): void {
    this.socket?.terminate();
  }

  /** Forgets everything: a new browser. */
  reset(): void {
    this.doc.destroy();
    this.doc = new Y.Doc({ guid: 'd' });
    this.follow();
  }

  /** Changes the text as an editor would. */
  edit(): void {
    const { random } = this;
    const text = this.doc.getText('body');
    const at = random.below(text.length + 1);
    const kind = random.below(10);
    if (kind < 5) text.insert(at, random.pick(['a', 'words ', 'ä', 'line']));
    else if (kind < 7) text.delete(at, Math.min(random.below(5), text.length - at));
    else if (kind < 8) text.format(at, Math.min(4, text.length - at), { strong: random.chance(0.5) || null });
    else if (kind < 9)
      text.insertEmbed(at, new Y.Map<unknown>([['t', 'b'], ['kind', random.pick(['p', 'h'])]])); // prettier-ignore
    else this.say(presenceFrame([{ clientId: this.doc.clientID, clock: random.below(99), state: '{"cursor":1}' }]));
  }

  say(frame: Uint8Array): void {
    if (frame[0] === messageType.sync && frame[1] !== syncStep.one) this.sent += 1;
    this.said.push(frame);
    if (this.said.length > 200) this.said.splice(0, 100);
    this.socket?.receive(frame);
  }

  private follow(): void {
    this.doc.clientID = this.random.below(2 ** 32);
    this.doc.getText('body');
    this.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== this && this.isOpen) this.say(syncFrame('update', bytes));
    });
  }

  private hear(frame: Buffer, socket: FakeSocket): void {
    if (socket !== this.socket) return;
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === messageType.ack) this.acknowledged = decoding.readVarUint(decoder);
    if (type !== messageType.sync) return;
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder).slice();
    if (step === syncStep.one) {
      // As over a wire: the answer comes when the server has finished its sentence.
      queueMicrotask(() => {
        if (socket === this.socket) this.say(syncFrame('two', Y.encodeStateAsUpdate(this.doc, bytes)));
      });
      return;
    }
    try {
      Y.applyUpdate(this.doc, bytes, this);
      this.synced ||= step === syncStep.two;
    } catch (error) {
      this.misheard.push(error);
    }
  }
}
