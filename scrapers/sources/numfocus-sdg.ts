import { z } from 'zod';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { parseIsoDay } from '#app/opportunities/parse-date.ts';
import { defineSource } from '../define-source.ts';
import { readJson } from '../lib/read-json.ts';

const REPOSITORY = 'numfocus/small-development-grant-proposals';
const PAGE = `https://github.com/${REPOSITORY}`;
const FUNDER = { name: 'NumFOCUS', country: 'US', url: 'https://numfocus.org' };
const PROGRAMME = { name: 'Small Development Grants', url: PAGE };
const PER_PAGE = 100;

const issues = z.array(
  z.looseObject({
    state: z.string(),
    created_at: z.string(),
    labels: z.array(z.looseObject({ name: z.string() })),
    pull_request: z.unknown().optional(),
  }),
);
type Issue = z.output<typeof issues>[number];
type Round = { year: string; number: string; lastProposalOn: string | null; isDecided: boolean };

/**
 * NumFOCUS's Small Development Grants: proposals are issues of a public repository, labelled with their round. Only the
 * programme and its rounds are calls; the proposals are other people's, and nothing of them is kept but that they came.
 */
export const numfocusSdg = defineSource({
  id: 'numfocus-sdg',
  title: 'NumFOCUS Small Development Grants',
  homepage: PAGE,
  funder: FUNDER,
  authority: 'funder',
  zone: 'applicant_local',
  licence: 'Facts only: which rounds there are. The proposals belong to those who wrote them and are not kept.',
  schedule: { everyHours: 12 },
  covers: 'newest',
  format: 'json',
  expect: { min: 2 },
  request: {
    url: `https://api.github.com/repos/${REPOSITORY}/issues?state=all&sort=created&direction=desc&per_page=${PER_PAGE}&page=1`,
    headers: { accept: 'application/vnd.github+json' },
  },
  parse: ({ url, body }) => {
    const found = readJson(body, issues).filter((issue) => issue.pull_request === undefined);
    const rounds = new Map<string, Round>();
    for (const issue of found) addTo(rounds, issue);
    const isLast = (JSON.parse(body) as unknown[]).length < PER_PAGE;
    return {
      drafts: [programmeDraft(), ...[...rounds.values()].map(roundDraft)],
      rejected: [],
      next: isLast ? null : nextPage(url),
    };
  },
});

/** Issues come newest first, so that the first of a round is its last proposal. */
function addTo(rounds: Map<string, Round>, issue: Issue): void {
  const names = issue.labels.map(({ name }) => name.trim());
  for (const name of names) {
    const match = /^(\d{4})-?R(\d)$/i.exec(name);
    if (!match) continue;
    const key = `${match[1]}-R${match[2]}`;
    const round = rounds.get(key) ?? {
      ...{ year: match[1]!, number: match[2]!, lastProposalOn: parseIsoDay(issue.created_at), isDecided: false },
    };
    round.isDecided ||= names.some((other) => /^(?:funded|award)$/i.test(other));
    rounds.set(key, round);
  }
}

function programmeDraft(): OpportunityDraft {
  return {
    externalKey: 'programme',
    keys: [`github:${REPOSITORY}`],
    title: 'NumFOCUS Small Development Grants',
    recordKind: 'programme_page',
    docType: 'programme',
    funder: FUNDER,
    programme: PROGRAMME,
    url: PAGE,
    applyUrl: `${PAGE}/issues/new/choose`,
    summary:
      'Grants for NumFOCUS’s own projects, in rounds. A proposal is a public issue; the committee checks that it fits, and among those that do a lottery decides, weighing what a project was given before.',
    deadlineMode: 'unknown',
    amount: {
      ...{ max: 1_000_000, currency: 'USD', kind: 'per_award' },
      rawText: 'each project is limited to $10k of funding per year through this program',
    },
    eligibility: 'Only sponsored and affiliated NumFOCUS projects, one proposal a project and round.',
    stages: 'none',
    rawTexts: {
      eligibility: 'The program is still only available for Sponsored and Affiliated NumFOCUS projects.',
      summary: 'README of the repository, as of 2025-11-18',
    },
    record: { readme: '2025-11-18' },
  };
}

function roundDraft({ year, number, lastProposalOn, isDecided }: Round): OpportunityDraft {
  const label = `${year}-R${number}`;
  return {
    externalKey: label,
    keys: [`github:${REPOSITORY}#${label}`],
    title: `NumFOCUS Small Development Grants ${year}, round ${number}`,
    number: label,
    funder: FUNDER,
    programme: PROGRAMME,
    url: `${PAGE}/issues?q=${encodeURIComponent(`label:${label}`)}`,
    summary: lastProposalOn
      ? `The last proposal of this round came on ${lastProposalOn}. The repository names no closing date.`
      : 'The repository names no closing date.',
    upstreamStatus: isDecided ? 'closed' : null,
    deadlineMode: 'unknown',
    rawTexts: isDecided ? { status: 'proposals of this round are labelled as funded' } : {},
    record: { label, lastProposalOn, isDecided },
  };
}

function nextPage(url: string): { url: string; headers: Record<string, string> } {
  const next = new URL(url);
  next.searchParams.set('page', String(Number(next.searchParams.get('page') ?? '1') + 1));
  return { url: next.href, headers: { accept: 'application/vnd.github+json' } };
}
