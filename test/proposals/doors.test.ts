import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proposalRoles, type ProposalRole } from '#app/document/wire.ts';
import * as exportPage from '#app/proposals/routes/export.tsx';
import * as exportJson from '#app/proposals/routes/export-json.ts';
import * as exportPdf from '#app/proposals/routes/export-pdf.ts';
import * as exportZip from '#app/proposals/routes/export-zip.ts';
import * as pagesJson from '#app/proposals/routes/pages-json.ts';
import * as preview from '#app/proposals/routes/preview.ts';
import * as apiMembers from '#app/proposals/routes/api-members.ts';
import * as apiProposal from '#app/proposals/routes/api-proposal.ts';
import * as teamRoute from '#app/proposals/routes/team.tsx';
import * as workspaceRoute from '#app/proposals/routes/workspace.tsx';
import type { TestDatabase } from '#test/support/database.ts';
import { openSite } from '#test/support/site.ts';
import { ask, askForm, askJson, somebody, someProposal, teammate, type Somebody } from './site.ts';

type Asked = ProposalRole | 'stranger' | 'admin' | 'public';
type Site = { id: string; sectionId: string; attachment: string; other: Somebody };
type Door = {
  name: string;
  ok: number;
  allowed: readonly Asked[];
  refused: number;
  knock: (as: Somebody | undefined, site: Site) => Promise<{ status: number }>;
};

const readers = proposalRoles;
const writers = ['lead', 'co-lead', 'writer'] as const;
const managers = ['lead', 'co-lead'] as const;
const at = ({ id }: Site, more = '') => ({ url: `/proposals/${id}${more}`, params: { id } });
const form =
  (route: { action: unknown }, more: string, fields: (site: Site) => Record<string, string>): Door['knock'] =>
  (as, site) =>
    askForm(route.action, fields(site), { ...at(site, more), as });

/** Every door of a proposal, who may pass it, and what the others on the team are told. */
const doors: Door[] = [
  {
    name: 'workspace',
    ok: 200,
    allowed: readers,
    refused: 403,
    knock: (as, site) => ask(workspaceRoute.loader, { ...at(site), as }),
  },
  {
    name: 'team',
    ok: 200,
    allowed: readers,
    refused: 403,
    knock: (as, site) => ask(teamRoute.loader, { ...at(site, '/team'), as }),
  },
  {
    name: 'export.json',
    ok: 200,
    allowed: readers,
    refused: 403,
    knock: (as, site) => ask(exportJson.loader, { ...at(site, '/export.json'), as }),
  },
  {
    name: 'export.pdf',
    ok: 200,
    allowed: readers,
    refused: 403,
    knock: (as, site) => ask(exportPdf.loader, { ...at(site, '/export.pdf'), as }),
  },
  {
    name: 'export.pdf of a section, with notes',
    ok: 200,
    allowed: readers,
    refused: 403,
    knock: (as, site) =>
      ask(exportPdf.loader, { ...at(site, '/export.pdf?section=summary&profile=review&notes=open'), as }),
  },
  {
    name: 'export.zip',
    ok: 200,
    allowed: readers,
    refused: 403,
    knock: (as, site) => ask(exportZip.loader, { ...at(site, '/export.zip'), as }),
  },
  {
    name: 'page of exports',
    ok: 200,
    allowed: readers,
    refused: 403,
    knock: (as, site) => ask(exportPage.loader, { ...at(site, '/export'), as }),
  },
  {
    name: 'add a supporting PDF',
    ok: 400, // whoever is let in hears that this is none
    allowed: writers,
    refused: 403,
    knock: (as, site) => {
      const body = new FormData();
      body.set('intent', 'attach');
      body.set('file', new File(['no PDF'], 'letter.pdf'));
      return ask(exportPage.action, { ...at(site, '/export'), method: 'POST', as, body });
    },
  },
  ...['rename', 'up', 'down', 'remove'].map((intent): Door => ({
    name: `${intent} a supporting PDF`,
    ok: 302,
    allowed: writers,
    refused: 403,
    knock: form(exportPage, '/export', ({ attachment }) => ({ intent, attachment, title: 'Offer' })),
  })),
  {
    name: 'pages.json',
    ok: 200,
    allowed: readers,
    refused: 403,
    knock: (as, site) => ask(pagesJson.loader, { ...at(site, '/pages.json'), as }),
  },
  {
    name: 'preview',
    ok: 200,
    allowed: readers,
    refused: 403,
    knock: (as, site) => ask(preview.loader, { ...at(site, '/preview'), as }),
  },
  {
    name: 'GET api',
    ok: 200,
    allowed: readers,
    refused: 403,
    knock: (as, site) => ask(apiProposal.loader, { url: `/api/proposals/${site.id}`, params: { id: site.id }, as }),
  },
  {
    name: 'check pages',
    ok: 200,
    allowed: readers,
    refused: 403,
    knock: form(workspaceRoute, '', () => ({ intent: 'check' })),
  },
  {
    name: 'rename',
    ok: 302,
    allowed: managers,
    refused: 403,
    knock: form(workspaceRoute, '', () => ({ intent: 'rename', title: 'New' })),
  },
  {
    name: 'lock',
    ok: 302,
    allowed: managers,
    refused: 403,
    knock: form(workspaceRoute, '', ({ sectionId }) => ({ intent: 'lock', sectionId })),
  },
  {
    name: 'add',
    ok: 302,
    allowed: managers,
    refused: 403,
    knock: form(teamRoute, '/team', ({ other }) => ({ intent: 'add', email: other.email, role: 'viewer' })),
  },
  {
    name: 'role',
    ok: 302,
    allowed: managers,
    refused: 403,
    knock: form(teamRoute, '/team', ({ other }) => ({ intent: 'role', personId: other.id, role: 'writer' })),
  },
  {
    name: 'remove',
    ok: 302,
    allowed: managers,
    refused: 403,
    knock: form(teamRoute, '/team', ({ other }) => ({ intent: 'remove', personId: other.id })),
  },
  {
    name: 'withdraw',
    ok: 302,
    allowed: managers,
    refused: 403,
    knock: form(teamRoute, '/team', () => ({ intent: 'withdraw', invitationId: 'x' })),
  },
  {
    name: 'delete',
    ok: 302,
    allowed: ['lead'],
    refused: 403,
    knock: form(teamRoute, '/team', () => ({ intent: 'delete', title: 'Keep the arrays alive' })),
  },
  {
    name: 'POST api members',
    ok: 201,
    allowed: managers,
    refused: 403,
    knock: (as, site) =>
      askJson(
        apiMembers.action,
        { email: site.other.email, role: 'viewer' },
        { url: `/api/proposals/${site.id}/members`, params: { id: site.id }, as },
      ),
  },
];

let site: TestDatabase;
beforeEach(async () => void (site = await openSite()));
afterEach(() => site.close());

const adds = new Set(['add', 'POST api members']);

async function setUp(door: Door): Promise<Site> {
  const { id, first } = await someProposal(site.db, await somebody(site.db));
  const other = adds.has(door.name) ? await somebody(site.db) : await teammate(site.db, id, 'viewer');
  return {
    id,
    sectionId: first.id,
    attachment: door.name.endsWith('supporting PDF') ? await someAttachment(id) : '',
    other,
  };
}

/** A row alone: none of these doors reads its bytes. */
async function someAttachment(proposalId: string): Promise<string> {
  const sha256 = 'a'.repeat(64);
  const asset = { sha256, mediaType: 'application/pdf', size: 1 };
  await site.db.asset.upsert({ where: { sha256 }, create: asset, update: {} });
  const facts = { title: 'Letter', fileName: 'letter.pdf', pages: 1, position: 0 };
  return (await site.db.proposalAttachment.create({ data: { proposalId, sha256, ...facts } })).id;
}

async function askerOf(asked: Asked, id: string): Promise<Somebody | undefined> {
  if (asked === 'public') return undefined;
  if (asked === 'stranger') return somebody(site.db);
  if (asked === 'admin') return somebody(site.db, { role: 'admin' });
  return teammate(site.db, id, asked);
}

/** What must not change when a door stays shut. */
async function stateOf(id: string) {
  return JSON.stringify(
    await site.db.proposal.findUnique({
      where: { id },
      include: { members: { orderBy: { personId: 'asc' } }, sections: true, invitations: true, attachments: true },
    }),
  );
}

describe.each(doors)('$name', (door) => {
  it('opens to whom it should and to nobody else, and a shut door changes nothing', async () => {
    for (const asked of [...proposalRoles, 'stranger', 'admin', 'public'] as Asked[]) {
      const here = await setUp(door);
      const as = await askerOf(asked, here.id);
      const before = await stateOf(here.id);
      const { status } = await door.knock(as, here);
      const allowed = door.allowed.includes(asked);
      const outside =
        asked === 'stranger' || asked === 'admin' ? 404 : asked === 'public' ? shutToPublic(door) : door.refused;
      expect([asked, status]).toEqual([asked, allowed ? door.ok : outside]);
      if (!allowed) expect(await stateOf(here.id)).toBe(before);
    }
  });
});

/** The public is sent to sign in by a page, told to by the API, and hears of no export, no preview and no page count. */
function shutToPublic({ name }: Door): number {
  if (name.startsWith('export') || name === 'pages.json' || name === 'preview') return 404;
  return name.includes('api') ? 401 : 302;
}
