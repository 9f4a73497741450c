import type { SourceDefinition } from '#scrapers/define-source.ts';

/** The host that a source reads from; null when it reads from none. */
export function hostOf(source: SourceDefinition): string | null {
  return source.kind === 'catalogue' ? null : new URL(source.request.url).host.toLowerCase();
}
