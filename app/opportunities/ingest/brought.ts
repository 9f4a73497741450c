/** The calls that a run brought or changed, as far as they are compared with others afterwards. */
export type Brought = { created: string[]; toCompare: string[] };

/** Where one of these is new, a call may turn out to be another's double. */
export const COMPARED: ReadonlySet<string> = new Set(['title', 'funder', 'deadlines']);
