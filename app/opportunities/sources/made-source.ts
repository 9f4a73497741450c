import type { PageSource, SourceDefinition } from '#scrapers/define-source.ts';
import { commonGrantsSource } from '#scrapers/lib/common-grants.ts';
import { rssSource } from '#scrapers/lib/generic-feed.ts';
import { pageWatchSource } from '#scrapers/lib/page-watch.ts';
import type { SourceParams } from './params.ts';

/** It keeps what it was made from, so that it can be made again elsewhere: functions cannot be sent to a thread. */
export type MadeSource = PageSource & { params: SourceParams };

export const isMade = (source: SourceDefinition): source is MadeSource => 'params' in source;

/** The definition of a source that a curator made. */
export function toDefinition(id: string, params: SourceParams): MadeSource {
  return { ...definitionOf(id, params), params };
}

function definitionOf(id: string, params: SourceParams): PageSource {
  const { title, url, everyHours } = params;
  const facts = { id, title, url, everyHours, ...(params.licence ? { licence: params.licence } : {}) };
  if (params.kind === 'common-grants') return commonGrantsSource(facts);
  const funder = { name: params.funder, country: params.country, url: new URL(url).origin };
  if (params.kind === 'feed') {
    return rssSource({ ...facts, funder, include: params.include, exclude: params.exclude });
  }
  return pageWatchSource({ ...facts, funder, ...(params.selector ? { selector: params.selector } : {}) });
}
