import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { assetFolder, readAsset, sha256, storeAsset } from '#app/archive/asset-store.server.ts';
import { markAsSubmitted } from '#app/archive/mark-as-submitted.server.ts';
import { recordOutcome } from '#app/archive/record-outcome.server.ts';
import { setVisibility } from '#app/archive/set-visibility.server.ts';
import { blockText } from '#app/document/block-text.ts';
import type { DocumentFile } from '#app/document/file.ts';
import { addMember, addProposal, openArchive, writeText } from './pursuit.ts';

let site: Awaited<ReturnType<typeof openArchive>>;
let lead: SignedIn;
let id: string;
beforeEach(async () => {
  site = await openArchive();
  lead = await addMember(site.db, 'Lena Lead');
  id = await addProposal(site.db, lead);
});
afterEach(() => site.close());

const submit = (person = lead, submittedOn = '2026-02-12', profile = 'a4') =>
  markAsSubmitted(site.db, person, id, { submittedOn, profile });

describe('marking as submitted', () => {
  it('freezes the exact PDF under its SHA-256 and the text it was made from', async () => {
    const { submissionId, pdfSha256 } = await submit();
    const bytes = await readFile(path.join(assetFolder(), pdfSha256.slice(0, 2), pdfSha256));
    expect(sha256(bytes)).toBe(pdfSha256);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const submission = await site.db.submission.findUniqueOrThrow({
      where: { id: submissionId },
      include: { pdf: true },
    });
    expect(submission).toMatchObject({ submittedOn: '2026-02-12', profile: 'a4', recordedById: lead.id });
    expect(submission.pdf).toMatchObject({ mediaType: 'application/pdf', size: bytes.byteLength });
    const file = JSON.parse(submission.document) as DocumentFile;
    expect(file.sections[0]!.blocks.map(blockText)).toContain('We will keep the lights on for three more years.');
    expect(await site.db.proposal.findUnique({ where: { id } })).toMatchObject({ stage: 'submitted' });
    expect(await site.db.section.count({ where: { proposalId: id, locked: false } })).toBe(0);
    const record = await site.db.archiveRecord.findUniqueOrThrow({ where: { id } });
    expect(record).toMatchObject({ proposalId: id, visibility: 'private', result: 'submitted', year: 2026 });
    expect(record.people).not.toContain('@');
    expect(JSON.parse(record.people)).toEqual([{ name: 'Lena Lead' }]);
    expect(await site.db.auditEvent.count({ where: { action: 'proposal.submitted', thingId: id } })).toBe(1);
  });

  it('counts a double click once', async () => {
    const answers = await Promise.allSettled([submit(), submit(), submit()]);
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'conflict' });
    }
    expect(await site.db.submission.count()).toBe(1);
    const files = await readdir(assetFolder(), { recursive: true });
    expect(files.filter((file) => path.basename(file).startsWith('.'))).toEqual([]);
  });

  it('adds another submission and leaves the first one as it was, and the record private again', async () => {
    const first = await submit();
    const before = await site.db.submission.findUnique({ where: { id: first.submissionId } });
    await recordOutcome(site.db, lead, id, {
      result: 'declined',
      decidedOn: '2026-05-01',
      amount: '',
      currency: 'USD',
    });
    await setVisibility(site.db, lead, id, 'public');
    await writeText(site.db, id, 'We will do it better this time.');
    const second = await submit(lead, '2026-06-01');
    expect(second.pdfSha256).not.toBe(first.pdfSha256);
    expect(await site.db.submission.findUnique({ where: { id: first.submissionId } })).toEqual(before);
    expect(await readAsset(first.pdfSha256)).toBeInstanceOf(Uint8Array);
    expect(await site.db.archiveRecord.findUnique({ where: { id } })).toMatchObject({
      result: 'submitted',
      visibility: 'private',
      publishedAt: null,
      submittedOn: '2026-06-01',
      decidedOn: null,
    });
    expect(await site.db.proposal.findUnique({ where: { id } })).toMatchObject({ stage: 'submitted' });
    expect(await site.db.outcome.count()).toBe(1);
  });

  it.each([
    ['', 'Enter a date'],
    ['12.2.2026', 'year, month, day'],
    ['2026-02-30', 'year, month, day'],
    ['2999-01-01', 'still to come'],
    ['1899-01-01', 'year, month, day'],
    ['1920-01-01', 'too long ago'],
  ])('refuses the day "%s" and changes nothing', async (day, part) => {
    await expect(submit(lead, day)).rejects.toMatchObject({
      code: 'bad_input',
      fields: { submittedOn: expect.stringContaining(part) as string },
    });
    expect(await site.db.submission.count()).toBe(0);
    expect(await site.db.proposal.findUnique({ where: { id } })).toMatchObject({ stage: 'drafting' });
  });

  it('refuses an unknown format', async () => {
    await expect(submit(lead, '2026-02-12', 'foolscap')).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('is for leads; to others the proposal does not exist', async () => {
    const writer = await addMember(site.db, 'Wim Writer');
    await expect(submit(writer)).rejects.toMatchObject({ code: 'not_found' });
    await site.db.proposalMember.create({ data: { proposalId: id, personId: writer.id, role: 'writer' } });
    await expect(submit(writer)).rejects.toMatchObject({ code: 'forbidden' });
    const outcome = { result: 'funded', decidedOn: '2026-05-01', amount: '', currency: 'USD' };
    await expect(recordOutcome(site.db, writer, id, outcome)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(setVisibility(site.db, writer, id, 'public')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await site.db.submission.count()).toBe(0);
  });
});

describe('the outcome', () => {
  const record = (form: Partial<Parameters<typeof recordOutcome>[3]>) =>
    recordOutcome(site.db, lead, id, {
      result: 'funded',
      decidedOn: '2026-06-30',
      amount: '',
      currency: 'USD',
      ...form,
    });

  it('is recorded in minor units, shown in the archive, and can be corrected with a trace', async () => {
    await submit();
    await record({ amount: '48,000.50' });
    const funded = { result: 'funded', decidedOn: '2026-06-30', amountMinor: 4_800_050n, currency: 'USD' };
    expect(await site.db.outcome.findFirst()).toMatchObject(funded);
    expect(await site.db.archiveRecord.findUnique({ where: { id } })).toMatchObject(funded);
    expect(await site.db.proposal.findUnique({ where: { id } })).toMatchObject({ stage: 'funded' });
    await record({ result: 'declined', amount: '1', decidedOn: '2026-07-01' });
    const declined = { result: 'declined', decidedOn: '2026-07-01', amountMinor: null, currency: null };
    expect(await site.db.outcome.findMany()).toMatchObject([declined]);
    expect(await site.db.proposal.findUnique({ where: { id } })).toMatchObject({ stage: 'declined' });
    const correction = await site.db.auditEvent.findFirstOrThrow({ where: { action: 'outcome.corrected' } });
    expect(correction.detail).toContain('4800050');
  });

  it('is refused with the field that is wrong', async () => {
    await submit();
    const broken: [Parameters<typeof record>[0], string][] = [
      [{ result: 'perhaps' }, 'result'],
      [{ decidedOn: '2026-01-01' }, 'decidedOn'],
      [{ decidedOn: '2999-01-01' }, 'decidedOn'],
      [{ amount: 'a lot' }, 'amount'],
      [{ amount: '1.234.567,89' }, 'amount'],
      [{ amount: '-5' }, 'amount'],
      [{ amount: '0' }, 'amount'],
      [{ amount: '10.5', currency: 'JPY' }, 'amount'],
      [{ amount: '9'.repeat(20) }, 'amount'],
      [{ amount: '10', currency: 'doubloons' }, 'amount'],
    ];
    for (const [form, field] of broken) {
      const fields = { [field]: expect.any(String) as string };
      await expect(record(form), JSON.stringify(form)).rejects.toMatchObject({ code: 'bad_input', fields });
    }
    expect(await site.db.outcome.count()).toBe(0);
  });

  it('needs a submission', async () => {
    await expect(record({})).rejects.toMatchObject({ code: 'conflict' });
    await expect(setVisibility(site.db, lead, id, 'public')).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('the store of frozen files', () => {
  it('keeps the same bytes once and notices an altered file', async () => {
    const bytes = new TextEncoder().encode('frozen');
    const hash = await storeAsset(bytes);
    expect(await storeAsset(bytes)).toBe(hash);
    expect(new TextDecoder().decode(await readAsset(hash))).toBe('frozen');
    const file = path.join(assetFolder(), hash.slice(0, 2), hash);
    await writeFile(file, 'thawed');
    await expect(readAsset(hash)).rejects.toMatchObject({ code: 'unavailable' });
    await storeAsset(bytes);
    expect(new TextDecoder().decode(await readAsset(hash))).toBe('frozen');
    await expect(readAsset('0'.repeat(64))).rejects.toThrow('missing');
    await expect(readAsset('../../etc/passwd')).rejects.toThrow('Not a SHA-256');
  });
});
