import type { Format, SourceDefinition, SourceRequest } from '../define-source.ts';
import { ScraperError } from '../errors.ts';
import { fetchIfChanged, type FetchedPage, type Validators } from './fetch-page.ts';
import { keyName } from './keys.ts';
import type { RunContext } from './run-context.ts';

/** Asks in the name of a source: with its key, at its pace. Null when the answer is still the one of `known`. */
export async function askSource(
  source: SourceDefinition,
  request: SourceRequest,
  format: Format,
  context: RunContext,
  known: Validators = { etag: null, lastModified: null },
): Promise<FetchedPage | null> {
  const { network, signal } = context;
  const options = { signal, gapMs: source.politeness?.gapMs };
  const asked = withKey(source, request, context.key);
  try {
    return await fetchIfChanged(asked, format, network, known, options);
  } catch (error) {
    const isRefused = error instanceof ScraperError && (error.status === 401 || error.status === 403);
    if (!isRefused || asked === request) throw error;
    throw new ScraperError(`${error.message} Perhaps it does not accept the key in ${keyName(source.id)}.`);
  }
}

/** The key goes only where the source itself sends its first question: an answer cannot lead it elsewhere. */
function withKey(source: SourceDefinition, request: SourceRequest, key: string | null): SourceRequest {
  if (key === null || !source.key || source.kind === 'catalogue') return request;
  if (!URL.canParse(request.url) || new URL(request.url).origin !== new URL(source.request.url).origin) return request;
  return { ...request, headers: { ...request.headers, [source.key.header]: key } };
}
