import { unzipSync } from 'fflate';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { readPdf } from '#app/pdf/inspect/read-pdf.server.ts';
import { exportQueue } from '#app/pdf/queue/export-queue.server.ts';
import * as exportRoute from '#app/proposals/routes/export.tsx';
import * as zipRoute from '#app/proposals/routes/export-zip.ts';
import { openArchive } from '#test/archive/pursuit.ts';
import { pdfOf } from '#test/pdf/support/faulty-pdf.ts';
import { ask, someProposal, somebody, type Somebody } from './site.ts';

/** An NSF proposal and its lead, new before each test, and the ways to its page of exports. */
export function exportSite() {
  const here = {} as {
    site: Awaited<ReturnType<typeof openArchive>>;
    lead: Somebody;
    made: Awaited<ReturnType<typeof someProposal>>;
  };
  beforeEach(async () => {
    here.site = await openArchive();
    here.lead = await somebody(here.site.db);
    here.made = await someProposal(here.site.db, here.lead, 'nsf');
  });
  afterEach(() => here.site.close());
  // its process stays warm between tests
  afterAll(() => exportQueue().close());

  const address = (door: string, query = '') => ({
    url: `/proposals/${here.made.id}/${door}${query}`,
    params: { id: here.made.id },
  });
  const get = (route: { loader: unknown }, door: string, query = '', as: Somebody | undefined = here.lead) =>
    ask(route.loader, { ...address(door, query), as });
  const post = (fields: Record<string, string | File>, as: Somebody | undefined = here.lead) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return ask(exportRoute.action, { ...address('export'), method: 'POST', as, body });
  };
  const attach = (bytes: Uint8Array, title = '', as = here.lead, name?: string) =>
    post({ intent: 'attach', file: fileOf(bytes, name), title }, as);
  const attached = () =>
    here.site.db.proposalAttachment.findMany({ where: { proposalId: here.made.id }, orderBy: { position: 'asc' } });
  const zip = async (query = '') => unzipSync(await bytesOf(await get(zipRoute, 'export.zip', query)));
  return { here, get, post, attach, attached, zip };
}

export const letter = (words = 'Letter of support') => pdfOf((document) => void document.text(words));
export const fileOf = (bytes: Uint8Array, name = 'letter.pdf') => new File([bytes as Uint8Array<ArrayBuffer>], name);
export const bytesOf = async ({ body }: { body: unknown }) => new Uint8Array(await (body as Response).arrayBuffer());
/** On this thread: these files are ours. */
export const factsOf = (bytes: Uint8Array) => readPdf(new Uint8Array(bytes), { budgetMs: 10_000 });
