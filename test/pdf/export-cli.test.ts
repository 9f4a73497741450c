import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { unzipSync } from 'fflate';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '#app/pdf/export-cli.server.ts';
import type { Block } from '#app/document/blocks.ts';
import { createProposal } from '#app/proposals/create-proposal.server.ts';
import { testDatabase } from '#test/support/database.ts';
import { comment, noted } from './notes/noted.ts';
import { documentOf, h, kitchenSink, p, run } from './support/document.ts';
import { extractText } from './support/pdf-tools.ts';

let folder: string;
let printed: { out: string; err: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-export-'));
  printed = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed.out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((printed.err += String(text)), true));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const commandUrl = new URL('../../app/pdf/export-cli.server.ts', import.meta.url).href;

/** Where `getDb()` finds the database of the process. */
const singletons = () => ((globalThis as { __callboard?: Record<string, unknown> }).__callboard ??= {});

const at = (name: string) => join(folder, name);
const save = (content: unknown) => {
  writeFileSync(at('in.json'), typeof content === 'string' ? content : JSON.stringify(content));
  return at('in.json');
};

const rowsOf = (count: number): Block => ({
  kind: 'table',
  attrs: { cells: Array.from({ length: count }, () => [[p('a')]]) },
  content: [],
});

describe('npm run export', () => {
  it('leaves the file of before whole when it is killed before all is done', { timeout: 60_000 }, () => {
    save(documentOf({ Plan: [p('text')] }));
    writeFileSync(at('out.pdf'), 'the one of before');
    const child = [
      `import files from 'node:fs/promises';`,
      `import { syncBuiltinESMExports } from 'node:module';`,
      `files.rename = () => process.kill(process.pid, 'SIGKILL');`,
      `syncBuiltinESMExports();`,
      `const { main } = await import(${JSON.stringify(commandUrl)});`,
      `await main(['in.json', '--out', 'out.pdf']);`,
    ];
    writeFileSync(at('child.mjs'), child.join('\n'));
    const env = { ...process.env, INIT_CWD: folder, NODE_OPTIONS: '' };
    const { signal, stderr } = spawnSync(process.execPath, ['--import', 'tsx', at('child.mjs')], { encoding: 'utf8', env }); // prettier-ignore
    expect(signal, stderr).toBe('SIGKILL');
    expect(readFileSync(at('out.pdf'), 'utf8')).toBe('the one of before');
    const part = readdirSync(folder).find((name) => name.endsWith('.part'))!;
    expect(readFileSync(at(part)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('writes the PDF in the profile of the template and says how many pages it has', async () => {
    const file = documentOf({ Summary: [p('text')] }, { template: 'generic' });
    expect(await main([save(file), '--out', at('out.pdf')])).toBe(0);
    expect(readFileSync(at('out.pdf')).subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect(printed.out).toBe(`${at('out.pdf')}: 1 page, profile a4\n  summary  1 page\n`);
    expect(readdirSync(folder).sort()).toEqual(['in.json', 'out.pdf']);
  });

  it('prints the contract’s JSON, and 1 for a finding that is an error', async () => {
    expect(await main([save(kitchenSink()), '--out', at('out.pdf'), '--json', '--profile', 'nsf'])).toBe(1);
    const { pages, sections, findings } = JSON.parse(printed.out) as Record<string, unknown[]>;
    expect(pages).toBe(8);
    expect(sections).toContainEqual({ key: 'project_summary', pages: 1, limit: 1 });
    expect(findings).toEqual([expect.objectContaining({ level: 'error', rule: 'no-links', page: 3 })]);
    expect(Object.keys(findings![0] as object)).toEqual(
      expect.arrayContaining(['level', 'rule', 'source', 'page', 'message']),
    );
    expect(existsSync(at('out.pdf'))).toBe(true);
  });

  it('writes a package where the name ends in .zip, and one section where that is asked', async () => {
    const file = save(documentOf({ Summary: [p('text')], Plan: [p('more')] }, { template: 'nsf' }));
    expect(await main([file, '--out', at('out.zip'), '--json', '--profile', 'nih'])).toBe(0);
    expect(JSON.parse(printed.out)).toMatchObject({ pages: 2, sections: [{ key: 'summary' }, { key: 'plan' }] });
    const names = Object.keys(unzipSync(readFileSync(at('out.zip'))));
    expect(names).toEqual(['Summary.pdf', 'Plan.pdf', 'document.json', 'manifest.json', 'SHA256SUMS']);
    expect(await main([file, '--out', at('plan.pdf'), '--section', 'plan'])).toBe(0);
    expect(await main([file, '--out', at('no.pdf'), '--section', 'end'])).toBe(2);
    expect(await main([file, '--out', at('no.docx')])).toBe(2);
    expect(await main([file, '--out', at('no.zip'), '--section', 'plan'])).toBe(2);
    expect(printed.err).toMatch(/no section "end".*summary, plan[^]*every section/);
    expect(readdirSync(folder).sort()).toEqual(['in.json', 'out.zip', 'plan.pdf']);
  });

  it('sets the text in the font asked for, where the profile offers it', async () => {
    const file = save(documentOf({ Summary: [p('text')] }));
    expect(await main([file, '--out', at('out.pdf'), '--profile', 'nsf', '--font', 'sans'])).toBe(0);
    expect(await main([file, '--out', at('no.pdf'), '--profile', 'nih', '--font', 'serif'])).toBe(2);
    expect(printed.err).toBe('NIH (SF424) cannot be set in serif. It can be in sans.\n');
    expect(await main([file, '--out', at('no.pdf'), '--font', 'comic'])).toBe(2);
    expect(printed.err).toContain('There is no font "comic"; there are serif, sans.');
    expect(existsSync(at('no.pdf'))).toBe(false);
  });

  it('sets comments and suggestions in the margin where that is asked for, and says which profile has one', async () => {
    const words = { from: 0, to: 4, quote: 'text' };
    const comments = [comment(0, words, 'Open.'), { ...comment(0, words, 'Settled.'), status: 'resolved' as const }];
    const file = save(noted([p('text')], { comments }));
    const textOf = (name: string) => extractText(new Uint8Array(readFileSync(at(name))));
    for (const notes of ['none', 'open', 'all'])
      expect(await main([file, '--out', at(`${notes}.pdf`), '--profile', 'review', '--notes', notes])).toBe(0);
    expect(textOf('none.pdf')).not.toContain('Open.');
    expect(textOf('open.pdf')).toContain('Open.');
    expect(textOf('open.pdf')).not.toContain('Settled.');
    expect(textOf('all.pdf')).toContain('Settled.');
    expect(await main([file, '--out', at('no.pdf'), '--profile', 'nsf', '--notes', 'open'])).toBe(2);
    expect(printed.err).toBe(
      'NSF (PAPPG 24-1) keeps its margins empty, so that notes cannot stand there. Export them with the profile review.\n',
    );
    expect(await main([file, '--out', at('no.pdf'), '--notes', 'some'])).toBe(2);
    expect(printed.err).toContain('There are no notes "some"; there are none, open, all.');
    expect(existsSync(at('no.pdf'))).toBe(false);
  });

  it('looks for files where the person stands', async () => {
    vi.stubEnv('INIT_CWD', folder);
    save(documentOf({ Summary: [p('text')] }, { template: 'generic' }));
    expect(await main(['in.json', '--out', 'out.pdf'])).toBe(0);
    expect(existsSync(at('out.pdf'))).toBe(true);
  });

  it('quotes a limit that is broken', async () => {
    const file = documentOf({}, { template: 'nsf' });
    const blocks = [h('Overview'), h('Intellectual Merit'), h('Broader Impacts'), p(run('word '.repeat(900)))];
    file.sections = [{ key: 'project_summary', title: 'Project Summary', blocks }];
    expect(await main([save(file), '--out', at('out.pdf')])).toBe(1);
    expect(printed.out).toMatch(
      /error \(page-limit, page 3\): “Project Summary” has 2 pages; 1 page is allowed.*“Each proposal must contain a summary/,
    );
  });

  it('exports a proposal by its id, and says so when there is none', async () => {
    const { db, close } = await testDatabase();
    singletons().db = db;
    const data = { email: 'lead@example.org', name: 'Ana Nguyễn', passwordHash: 'x', role: 'member' };
    const person = await db.person.create({ data });
    const lead = { id: person.id, role: 'member' as const };
    const { id } = await createProposal(db, lead, { title: 'A library', template: 'nsf' });
    expect(await main([id, '--out', at('out.pdf'), '--json'])).toBe(0);
    expect(JSON.parse(printed.out)).toMatchObject({ pages: 8 });
    expect(await main([id.replace(/.{4}$/, '0000'), '--out', at('none.pdf')])).toBe(2);
    expect(printed.err).not.toBe('');
    expect(existsSync(at('none.pdf'))).toBe(false);
    delete singletons().db;
    await close();
  });

  const cases: [string, () => string[], RegExp][] = [
    ['no arguments', () => [], /Name a proposal.*Usage:/],
    ['no --out', () => ['in.json'], /--out/],
    ['an unknown option', () => ['in.json', '--out', at('x.pdf'), '--wide'], /--wide.*Usage:/],
    [
      'an unknown profile',
      () => ['in.json', '--out', at('x.pdf'), '--profile', 'b5'],
      /no profile "b5"; there are letter, a4, nsf/,
    ],
    ['a missing file', () => [at('none.json'), '--out', at('x.pdf')], /none\.json: there is no such file or proposal/],
    ['a file that is no JSON', () => [save('<html>'), '--out', at('x.pdf')], /is not JSON/],
    ['an empty file', () => [save(''), '--out', at('x.pdf')], /in\.json is not JSON/],
    [
      'a file of a newer version',
      () => [save({ ...documentOf({}), version: 2 }), '--out', at('x.pdf')],
      /newer Callboard/,
    ],
    [
      'a table of 5,000 rows',
      () => [save(documentOf({ Plan: [rowsOf(5000)] })), '--out', at('x.pdf')],
      /sections\.0\.blocks\.0\.attrs\.cells: has more than 1000 rows/,
    ],
    ['the file itself as the place', () => [save(documentOf({})), '--out', at('in.json')], /in\.json is what is read/],
    ['JSON that is no document', () => [save({ format: 'other' }), '--out', at('x.pdf')], /in\.json: ./],
    [
      'a place that cannot be written',
      () => [save(documentOf({})), '--out', at('no/such/x.pdf')],
      /Cannot write .*ENOENT/,
    ],
  ];
  it.each(cases)('refuses %s with 2, one line and no file', async (_, argv, message) => {
    expect(await main(argv())).toBe(2);
    expect(printed.err).toMatch(message);
    expect(printed.err.trimEnd()).not.toContain('\n');
    expect(printed.out).toBe('');
    expect(readdirSync(folder).filter((name) => name !== 'in.json')).toEqual([]);
  });
});
