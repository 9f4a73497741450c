import * as Y from 'yjs';
import { newRoom, Raw, until, type TestServer } from '../support.ts';
import { wordsIn } from './child.ts';

/** Somebody at a browser: types words in square brackets, knows which were acknowledged and which of others were shown. */
export class Typist {
  readonly doc = new Y.Doc();
  private raw: Raw | null = null;
  private heard = 0;
  private answered = 0;
  /** words typed, in order; which of them each connection has sent as its n-th update */
  readonly typed: string[] = [];
  private covered: number[] = [];
  private readonly known = new Set<string>();

  constructor(
    readonly name: string,
    readonly room = newRoom(),
  ) {}

  get socket(): Raw {
    return this.raw!;
  }

  /** Comes in, or comes back, and has everything when this resolves. */
  async connect(server: TestServer): Promise<void> {
    this.raw = await Raw.open(server, this.room, this.name);
    this.heard = this.answered = 0;
    this.covered = [];
    this.raw.stepOne(this.doc);
    await until(() => this.listen().synced || this.socket.closed !== null);
  }

  /** Takes what has arrived: text of others, and questions, which are answered with what this browser has. */
  listen(): Raw {
    const raw = this.socket;
    for (; this.heard < raw.updates.length; this.heard++) Y.applyUpdate(this.doc, raw.updates[this.heard]!);
    for (; this.answered < raw.asked.length; this.answered++) {
      this.covered.push(this.typed.length);
      raw.stepTwo(Y.encodeStateAsUpdate(this.doc, raw.asked[this.answered]));
    }
    for (const word of this.typed.slice(0, this.covered[(raw.acks.at(-1) ?? 0) - 1] ?? 0)) this.known.add(word);
    return raw;
  }

  type(word = `[${this.name}${this.typed.length}]`): void {
    const before = Y.encodeStateVector(this.doc);
    this.typed.push(word);
    this.doc.getText('body').insert(0, word);
    if (!this.raw || this.raw.closed) return;
    this.covered.push(this.typed.length);
    this.raw.update(Y.encodeStateAsUpdate(this.doc, before));
  }

  /** words that this person was told are saved */
  acknowledged(): string[] {
    this.listen();
    return [...this.known];
  }

  /** words of others on this screen */
  shown(): string[] {
    this.listen();
    return wordsIn(this.text).filter((word) => !this.typed.includes(word));
  }

  get text(): string {
    return this.doc.getText('body').toString();
  }
  async allSaved(): Promise<void> {
    await until(() => this.acknowledged().length === this.typed.length || this.socket.closed !== null);
  }
  leave(): void {
    this.raw?.close();
    this.doc.destroy();
  }
}
