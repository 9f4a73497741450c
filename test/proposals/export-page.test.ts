import * as exportRoute from '#app/proposals/routes/export.tsx';
import * as pdfRoute from '#app/proposals/routes/export-pdf.ts';
import { describe, expect, it } from 'vitest';
import { bytesOf, exportSite, factsOf, letter } from './export-site.ts';

const { get, attach } = exportSite();

describe('one PDF', () => {
  it('is a section, named for it, or the whole with the supporting ones behind it', async () => {
    const one = await get(pdfRoute, 'export.pdf', '?section=project_summary');
    expect(one.headers.get('Content-Disposition')).toContain('Project-Summary.pdf');
    expect((await factsOf(await bytesOf(one))).pageCount).toBe(1);
    const noted = await get(pdfRoute, 'export.pdf', '?section=project_summary&profile=review&notes=open');
    expect([noted.status, (await factsOf(await bytesOf(noted))).pageCount]).toEqual([200, 1]);
    await attach(await letter('Words of a friend'));
    const whole = await factsOf(await bytesOf(await get(pdfRoute, 'export.pdf')));
    const all = await factsOf(await bytesOf(await get(pdfRoute, 'export.pdf', '?with=supporting')));
    expect(all.pageCount).toBe(whole.pageCount + 1);
    expect(all.pages.at(-1)!.lines[0]!.text).toBe('Words of a friend');
    expect(all.tagged).toBe(true);
  });

  it.each([
    ['?section=nothing', /Known ones: project_summary/],
    ['?font=comic', /Known ones: serif, sans/],
    ['?profile=nih&font=serif', /Known ones: sans/],
    ['?profile=vogue', /Known ones: letter/],
    ['?with=cheese', /Known: supporting/],
    ['?with=supporting&section=project_summary', /Leave out the section/],
    ['?section=project_summary&section=references', /"section" is given more than once/],
  ])('is refused with what is known: %s', async (query, why) => {
    const { status, body } = await get(pdfRoute, 'export.pdf', query);
    expect([status, body.error.message]).toEqual([400, expect.stringMatching(why)]);
  });
});

describe('the page of exports', () => {
  it('counts and checks exactly the files of the choice in its address', async () => {
    expect((await get(exportRoute, 'export')).body).toMatchObject({ made: null, choice: { profile: 'nsf', family: 'serif', form: 'sections' } }); // prettier-ignore
    const { body } = await get(exportRoute, 'export', '?profile=nsf&font=sans&as=sections');
    expect(body.made.files[0]).toEqual({ section: 'project_summary', title: 'Project Summary', pages: 1, limit: 1 });
    expect(body.made.pages).toBe(body.made.files.length);
    const other = await get(exportRoute, 'export', '?profile=nih&font=serif&as=one');
    expect(other.body.choice).toEqual({ profile: 'nih', family: 'sans', form: 'one' });
  });

  it('refuses an address that makes no sense', async () => {
    for (const query of ['?profile=vogue', '?profile=nsf&as=scroll', '?profile=nsf&font=comic'])
      expect((await get(exportRoute, 'export', query)).status).toBe(400);
  });
});
