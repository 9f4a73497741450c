import { getEnv } from '#app/env.server.ts';
import type { SourceDefinition } from '#scrapers/define-source.ts';

/** Whether a source has the key that it demands. */
export function isSetUp({ id, key }: SourceDefinition): boolean {
  return key === undefined || key.optional || getEnv().sourceKeys[id] !== undefined;
}
