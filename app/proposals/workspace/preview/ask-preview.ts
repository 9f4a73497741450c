import type { Sheets } from '#app/pdf/export-document.server.ts';
import { errorMessage } from './error-message.ts';

export type About = Sheets & { sections: { key: string; pages: number; limit: number | null }[] };
export type Answer = { tag: string; about: About; pdf: ArrayBuffer };

/** The server refused, with a sentence for the person. */
export class PreviewRefused extends Error {}

/** Asks for the pages as they are on disk; null where those with this ETag still stand. TypeError without a network. */
export async function askPreview(proposalId: string, tag: string | null, signal: AbortSignal): Promise<Answer | null> {
  const headers: HeadersInit = tag === null ? {} : { 'If-None-Match': tag };
  const response = await fetch(`/proposals/${proposalId}/preview`, { signal, headers, cache: 'no-store' });
  if (response.status === 304) return null;
  if (!response.ok) throw new PreviewRefused(await errorMessage(response));
  const parts = await response.formData();
  const about = JSON.parse(await (parts.get('about') as File).text()) as About;
  const pdf = await (parts.get('pdf') as File).arrayBuffer();
  return { tag: response.headers.get('ETag') ?? '', about, pdf };
}
