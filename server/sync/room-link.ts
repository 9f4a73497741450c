import type { FanOut } from './fan-out/fan-out.ts';
import type { PresenceEntry } from './frames.ts';

type Notice = { more: true } | { present: PresenceEntry[] } | { who: true };

export type RoomLinkEvents = {
  /** the log has rows of others */
  more(): void;
  /** somebody is present in another process */
  present(entries: PresenceEntry[]): void;
  /** another process opened the room and asks who is here */
  who(): void;
};

/** What one room says to, and hears from, the same room in other processes. */
export class RoomLink {
  private constructor(
    private readonly fanOut: FanOut,
    private readonly channel: string,
  ) {}

  private stop = () => {};

  /** Listens first: whatever is stored after this is heard of, whatever was stored before is read from the log. */
  static async open(fanOut: FanOut, name: string, epoch: number, events: RoomLinkEvents): Promise<RoomLink> {
    const link = new RoomLink(fanOut, `room ${name}@${epoch}`);
    link.stop = await fanOut.listen(link.channel, (text) => {
      const notice = JSON.parse(text) as Notice;
      if ('more' in notice) events.more();
      else if ('present' in notice) events.present(notice.present);
      else events.who();
    });
    return link;
  }

  say(notice: Notice): void {
    this.fanOut.say(this.channel, JSON.stringify(notice));
  }

  close(): void {
    this.stop();
  }
}
