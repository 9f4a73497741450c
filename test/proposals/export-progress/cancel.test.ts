import { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ExportProgress } from '#app/pdf/progress.ts';
import { exportQueue } from '#app/pdf/queue/export-queue.server.ts';
import { addAttachment } from '#app/proposals/attachments/add-attachment.server.ts';
import { packProposal } from '#app/proposals/package/pack-proposal.server.ts';
import { pdfOfProposal } from '#app/proposals/package/pdf-of-proposal.server.ts';
import { openArchive } from '#test/archive/pursuit.ts';
import { fill, pdfOf } from '#test/pdf/support/faulty-pdf.ts';
import { someProposal, somebody } from '../site.ts';

let site: Awaited<ReturnType<typeof openArchive>>;
let proposalId: string;
beforeEach(async () => {
  site = await openArchive();
  const lead = await somebody(site.db);
  proposalId = (await someProposal(site.db, lead)).id;
  const large = await pdfOf((document) => {
    for (let page = 0; page < 8; page++) fill(document.addPage());
  });
  await addAttachment(site.db, lead, proposalId, new File([large as Uint8Array<ArrayBuffer>], 'large.pdf'), 'Large');
});
afterEach(() => site.close());
afterAll(() => exportQueue().close());

it.each([
  ['appending', pdfOfProposal, 'with=supporting'],
  ['appending', packProposal, ''],
  ['packing', packProposal, ''],
] as const)(
  'calling an export off while it is %s ends its process, and the next begins',
  async (stage, make, query) => {
    const gone = new AbortController();
    const ended = vi.spyOn(ChildProcess.prototype, 'kill');
    const told: ExportProgress[] = [];
    const making = make(site.db, proposalId, new URLSearchParams(query), gone.signal, (progress) => {
      told.push(progress);
      // once the process is there
      if (progress.stage === stage && !gone.signal.aborted) setImmediate(() => gone.abort(new Error('gone')));
    });
    await expect(making).rejects.toThrow('gone');
    expect(told.at(-1)!.stage).toBe(stage);
    const child = ended.mock.contexts.at(-1) as ChildProcess;
    await expect.poll(() => child.signalCode).toBe('SIGKILL');
    ended.mockRestore();
    expect(exportQueue().length).toBe(0);
    const { pdf } = await pdfOfProposal(site.db, proposalId, new URLSearchParams(), new AbortController().signal);
    expect(Buffer.from(pdf).toString('latin1', 0, 5)).toBe('%PDF-');
  },
);
