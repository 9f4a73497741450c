import type { CheckedDraft } from '../draft.ts';
import { excerptOf } from '../text.ts';
import type { Database } from '#prisma/client.server.ts';
import type { Network } from '#scrapers/run/net/network.ts';
import { readAnswer } from '#scrapers/run/read/read-answer.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import { toDefinition } from './made-source.ts';
import type { SourceParams } from './params.ts';

const SHOWN = 20;

type Options = { network?: Network; signal?: AbortSignal };

/** What a source that is being set up would bring; nothing is written. Never throws for what the source does. */
export async function previewSource(db: Database, id: string, params: SourceParams, options: Options = {}) {
  const drafts: CheckedDraft[] = [];
  const { report, rejected } = await runSource(db, toDefinition(id, params), {
    ...options,
    dryRun: true,
    read: async (source, job) => {
      const result = await readAnswer(source, job);
      if (typeof result === 'object' && 'drafts' in result) drafts.push(...(result.drafts as CheckedDraft[]));
      return result;
    },
  });
  return {
    status: report.status,
    error: report.error ?? null,
    counts: { seen: report.seen, created: report.created, changed: report.changed, rejected: report.rejected },
    calls: drafts.slice(0, SHOWN).map((draft) => ({
      key: draft.externalKey,
      title: draft.title,
      number: draft.number ?? null,
      funder: draft.funder.name,
      url: draft.url,
      postedOn: draft.postedOn ?? null,
      mode: draft.deadlineMode,
      dates: draft.deadlines.map(({ date, isEstimate }) => ({ date, isEstimate })),
      excerpt: excerptOf(draft.summary ?? ''),
    })),
    rejected: rejected.slice(0, SHOWN),
  };
}
export type SourcePreview = Awaited<ReturnType<typeof previewSource>>;
