import { index, route, type RouteConfig } from '@remix-run/route-config';

/** Every address of the site, in one place. `/x/:id.json` and the like arrive as `/x/:id/json` (server/http/formats.ts). */
export default [
  index('opportunities/routes/home.ts'),
  route('opportunities', 'opportunities/routes/list.tsx'),
  route('opportunities.json', 'opportunities/routes/list-json.ts'),
  route('opportunities/:id', 'opportunities/routes/call.tsx'),
  route('opportunities/:id/json', 'opportunities/routes/call-json.ts'),

  route('proposals', 'proposals/routes/list.tsx'),
  route('proposals.json', 'proposals/routes/list-json.ts'),
  route('proposals/new', 'proposals/routes/new.tsx'),
  route('proposals/:id', 'proposals/routes/workspace.tsx'),
  route('proposals/:id/team', 'proposals/routes/team.tsx'),
  route('proposals/:id/export.pdf', 'proposals/routes/export-pdf.ts'),
  route('proposals/:id/export', 'proposals/routes/export.tsx'),
  route('proposals/:id/export/progress', 'proposals/routes/export-progress.ts'),
  route('proposals/:id/export.zip', 'proposals/routes/export-zip.ts'),
  route('proposals/:id/attachments/:attachment', 'proposals/routes/attachment.ts'),
  route('proposals/:id/export.json', 'proposals/routes/export-json.ts'),
  route('proposals/:id/pages.json', 'proposals/routes/pages-json.ts'),
  route('proposals/:id/preview', 'proposals/routes/preview.ts'),
  route('proposals/:id/assets', 'proposals/routes/assets.ts'),
  route('proposals/:id/assets/:sha256', 'proposals/routes/asset.ts'),
  route('proposals/:id/submission', 'archive/routes/submission.tsx'),
  route('check-pdf', 'proposals/routes/check-pdf.tsx'),
  route('api/proposals', 'proposals/routes/api-proposals.ts'),
  route('api/proposals/:id', 'proposals/routes/api-proposal.ts'),
  route('api/proposals/:id/members', 'proposals/routes/api-members.ts'),

  route('archive', 'archive/routes/list.tsx'),
  route('archive.json', 'archive/routes/list-json.ts'),
  route('archive/:id', 'archive/routes/record.tsx'),
  route('archive/:id/json', 'archive/routes/record-json.ts'),
  route('archive/:id/proposal.pdf', 'archive/routes/record-pdf.ts'),

  route('sign-in', 'accounts/routes/sign-in.tsx'),
  route('sign-out', 'accounts/routes/sign-out.ts'),
  route('setup/:token', 'accounts/routes/setup.tsx'),
  route('invitations/:token', 'accounts/routes/invitation.tsx'),
  route('reset/:token', 'accounts/routes/reset.tsx'),
  route('account', 'accounts/routes/account.tsx'),
  route('people', 'accounts/routes/people.tsx'),

  route('*', 'ui/not-found.tsx'),
] satisfies RouteConfig;
