/** Bytes of an unpacked extract, at most: the real one has 320 MB. */
export const UNPACKED_BYTES = 2 * 1024 ** 3;

/** Unpacked bytes for each packed one, at most. Text packs to a quarter; what packs a hundred times better is no text. */
export const MOST_PACKED = 100;

/** Characters of one field. The longest that the schema allows has 18,000, escaped twice. */
export const FIELD_CHARACTERS = 200_000;

/** Fields of one record, repeated ones counted each. */
export const FIELDS = 1_000;

/** Elements within elements: a root, records, fields, and room for mark-up that was not escaped. */
export const DEPTH = 50;

/** Records that are handed on at once. */
export const BATCH = 400;
