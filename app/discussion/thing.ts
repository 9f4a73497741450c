/** What members talk about. A discussion knows it by kind and id alone, so that any page can have one. */
export const thingKinds = ['call'] as const;
export type ThingKind = (typeof thingKinds)[number];
export type Thing = { kind: ThingKind; id: string };

/** The kind of a thing as an address names it; null for a word that names none. */
export function readThingKind(word: string): ThingKind | null {
  return thingKinds.find((kind) => kind === word) ?? null;
}

const pages: Record<ThingKind, (id: string) => string> = {
  call: (id) => `/opportunities/${encodeURIComponent(id)}`,
};

/** The page of a thing, where its discussion stands. */
export const thingPath = ({ kind, id }: Thing): string => pages[kind](id);

/** Where forms about a thing are sent, and where a message is mended or removed. */
export const sayPath = ({ kind, id }: Thing): string => `/discussion/${kind}/${encodeURIComponent(id)}`;
export const messagePath = (messageId: string): string => `/discussion/messages/${encodeURIComponent(messageId)}`;

/** The place of one message on its page. */
export const anchorOf = (messageId: string): string => `message-${messageId}`;
