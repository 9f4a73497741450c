/**
 * Carries short notices between the processes that serve one community: "there is more in the log", who is present, whose
 * access changed. Text itself never travels here: whoever hears that there is more reads it from the log, so that a notice
 * that is lost or comes twice costs time and nothing else. One process needs none; Redis takes this place by passing
 * test/server/sync/fan-out.contract.ts.
 */
export interface FanOut {
  /**
   * Hears what others say on a channel; resolves when nothing that is said later can be missed while the carrier works.
   * Returns how to stop. `hear` is called in the order in which one other said things.
   */
  listen(channel: string, hear: (notice: string) => void): Promise<() => void>;
  /** Says something to all others who listen, never to oneself; returns at once. */
  say(channel: string, notice: string): void;
  close(): Promise<void>;
}
