import type { SourceDefinition } from '../define-source.ts';

/** The variable that holds the key of a source: `KEY_SIMPLER_GRANTS`. */
export const keyName = (sourceId: string) => `KEY_${sourceId.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;

/** Why a source cannot be run yet, with how to change that, or null when it can. `keys` are those of the environment. */
export function notSetUp(source: SourceDefinition, keys: Record<string, string>): string | null {
  if (!source.key) return null;
  const name = keyName(source.id);
  const key = keys[name];
  if (key === undefined) return source.key.optional ? null : `It needs a key in ${name}. ${source.key.how}`;
  return /^[\x21-\x7e]+$/.test(key) ? null : `${name} holds a space or a letter that no key may have.`;
}

/** The key of a source, or null when it has or needs none. */
export function keyOf(source: SourceDefinition, keys: Record<string, string>): string | null {
  return (source.key && keys[keyName(source.id)]) ?? null;
}
