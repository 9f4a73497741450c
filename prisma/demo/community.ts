import { addAffiliation, saveOwnPage } from '#app/community/own-page.server.ts';
import { importFacts } from '#app/community/import/import-project.server.ts';
import { createOrganisation } from '#app/community/organisation.server.ts';
import { setMember } from '#app/community/project-members.server.ts';
import { createProject } from '#app/community/save-project.server.ts';
import type { Database } from '#prisma/client.server.ts';
import type { DemoKey } from './people.ts';

type People = Record<
  DemoKey,
  { id: string; name: string; email: string; timeZone: string | null; affiliation: string | null }
>;

const citation = `cff-version: 1.2.0
message: Please cite it.
title: Demo Arrays
abstract: N-dimensional arrays and the routines that everything else in the demo is built on.
license: BSD-3-Clause
keywords: [arrays, linear algebra, scientific computing]
repository-code: https://git.demo.example/arrays/arrays
`;

/** Organisations, projects and pages of people. Gives the project that the demo's proposals are for. */
export async function seedCommunity(db: Database, people: People): Promise<string> {
  const now = new Date();
  const lead = { ...people.lead, role: 'member' as const };
  await db.project.deleteMany({ where: { createdById: lead.id } });
  await db.organisation.deleteMany({ where: { createdById: lead.id } });
  const organisation = (name: string, country: string, url: string, rorId = '') =>
    createOrganisation(db, lead, { name, country, url, rorId }, now);
  const somewhere = await organisation('University of Somewhere', 'DE', 'https://somewhere.demo.example');
  const foundation = await organisation('Array Foundation', 'US', 'https://foundation.demo.example');
  await organisation('US National Science Foundation', 'US', 'https://www.nsf.gov', 'https://ror.org/021nxhr62');

  const empty = {
    ...{ summary: '', url: '', repository: '', licence: '', topics: '', country: '', fiscalSponsor: '' },
    ...{ maintainers: '', budgetMin: '', budgetMax: '', budgetCurrency: '' },
  };
  const arrays = await createProject(
    db,
    lead,
    {
      ...{
        ...empty,
        name: 'Demo Arrays',
        url: 'https://arrays.demo.example',
        country: 'US',
        fiscalSponsor: foundation,
      },
      ...{ maintainers: '6', budgetMin: '120000', budgetMax: '180000', budgetCurrency: 'USD' },
    },
    now,
  );
  const ticks = new Set(['summary', 'licence', 'topics', 'repository'].map((field) => `${field}@CITATION.cff`));
  await importFacts(db, lead, arrays, [{ name: 'CITATION.cff', text: citation }], ticks, now);
  await setMember(db, lead, arrays, { personId: people.writer.id, role: 'maintainer' });
  await setMember(db, lead, arrays, { personId: people.suggester.id, role: 'member' });
  const summary = 'Builds the pages that tell people how to use everything else.';
  await createProject(db, lead, { ...empty, name: 'Demo Docs', summary, fiscalSponsor: 'none', country: 'DE' }, now);

  await addAffiliation(db, people.lead.id, somewhere);
  await addAffiliation(db, people.suggester.id, somewhere);
  await addAffiliation(db, people.commenter.id, foundation);
  // the iD that ORCID gives as an example
  const page = { orcid: '0000-0002-1825-0097', homepage: 'https://lena.demo.example', isPublic: 'on' };
  await saveOwnPage(db, lead, page, now);
  return arrays;
}
