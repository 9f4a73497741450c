import type { TextPart } from './linked-text.ts';

/** One message as its readers see it. */
export type MessageFact = {
  id: string;
  answersId: string | null;
  /** null where the person has left */
  by: string | null;
  /** ISO instant, and in words by the reader's clock */
  at: string;
  atWords: string;
  isEdited: boolean;
  /** null where it was removed */
  parts: TextPart[] | null;
  /** who removed it and why, in words */
  removed: string | null;
  isMine: boolean;
  /** the reader may change or remove it */
  mayManage: boolean;
  /** said since the reader's last visit, by somebody else */
  isNew: boolean;
};

export type Thread = { first: MessageFact; answers: MessageFact[] };

/** Messages in the order they were said as threads, the oldest first. What was removed keeps its place. */
export function threadsOf(messages: readonly MessageFact[]): Thread[] {
  const threads = new Map<string, Thread>();
  for (const message of messages) {
    if (message.answersId === null) threads.set(message.id, { first: message, answers: [] });
  }
  for (const message of messages) {
    if (message.answersId !== null) threads.get(message.answersId)?.answers.push(message);
  }
  return [...threads.values()];
}
