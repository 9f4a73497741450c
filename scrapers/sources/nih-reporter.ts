import { z } from 'zod';
import type { AwardDraft } from '#app/opportunities/awards/award-draft.ts';
import { listingKey } from '#app/opportunities/awards/award-keys.ts';
import { asDraft, funderByAgency } from '#app/opportunities/funders.ts';
import { fundingNumberKey } from '#app/opportunities/identity.ts';
import { parseAmount } from '#app/opportunities/money.ts';
import { parseIsoDay } from '#app/opportunities/parse-date.ts';
import { plainLine, plainText, withoutEmails } from '#app/opportunities/text.ts';
import { defineAwards, type Parsed, type SourceRequest } from '../define-source.ts';
import { readJson } from '../lib/read-json.ts';

const NIH = asDraft(funderByAgency('HHS-NIH')!);
const PER_PAGE = 500;
const NEWEST = 2000;

const text = z.string().nullish();
const project = z.looseObject({
  appl_id: z.number(),
  subproject_id: z.union([z.string(), z.number()]).nullish(),
  ...{ project_num: text, project_title: z.string(), abstract_text: text, opportunity_number: text, cfda_code: text },
  ...{ project_start_date: text, project_end_date: text, award_amount: z.number().nullish() },
  organization: z.looseObject({ org_name: text }).nullish(),
});
const answer = z.looseObject({
  meta: z.looseObject({ total: z.number(), offset: z.number(), limit: z.number() }),
  results: z.array(z.unknown()),
});

function pageFrom(offset: number): SourceRequest {
  return {
    url: 'https://api.reporter.nih.gov/v2/projects/search',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      criteria: {
        advanced_text_search: {
          operator: 'and',
          search_field: 'projecttitle,abstracttext',
          search_text: '"open source software"',
        },
        exclude_subprojects: true,
      },
      // Investigators and officers are not asked for.
      include_fields: [
        ...['ApplId', 'SubprojectId', 'ProjectNum', 'ProjectTitle', 'AbstractText', 'OpportunityNumber', 'CfdaCode'],
        ...['ProjectStartDate', 'ProjectEndDate', 'AwardAmount', 'Organization'],
      ],
      ...{ offset, limit: PER_PAGE, sort_field: 'project_start_date', sort_order: 'desc' },
    }),
  };
}

/** What NIH paid for, year by year of each project. A call is found by its number. */
export const nihReporter = defineAwards({
  id: 'nih-reporter',
  title: 'NIH RePORTER',
  homepage: 'https://reporter.nih.gov',
  funder: NIH,
  authority: 'funder',
  zone: 'America/New_York',
  licence: 'Work of the US federal government, public domain.',
  schedule: { everyHours: 24 * 7 },
  covers: 'newest',
  politeness: { gapMs: 1500 },
  format: 'json',
  expect: { min: 20 },
  request: pageFrom(0),
  parse: ({ body }) => {
    const { meta, results } = readJson(body, answer);
    const parsed: Parsed<AwardDraft> = { drafts: [], rejected: [] };
    for (const record of results) {
      const read = project.safeParse(record);
      if (!read.success) {
        const issue = read.error.issues[0]!;
        parsed.rejected.push({ key: idOf(record), reason: `${issue.path.join('.')}: ${issue.message}` });
        continue;
      }
      const problem = problemOf(read.data);
      if (problem) parsed.rejected.push({ key: String(read.data.appl_id), reason: problem });
      else parsed.drafts.push(toDraft(read.data));
    }
    const next = meta.offset + meta.limit;
    const isLast = results.length === 0 || meta.limit < 1 || next >= meta.total || next >= NEWEST;
    return { ...parsed, next: isLast ? null : pageFrom(next) };
  },
});

type Project = z.output<typeof project>;

function problemOf(record: Project): string | null {
  for (const field of ['project_start_date', 'project_end_date'] as const) {
    const value = record[field];
    if (value && !parseIsoDay(value))
      return `${field} ${JSON.stringify(value.slice(0, 40))} is not a date like 2026-12-31`;
  }
  if (record.subproject_id != null) return 'is part of a project that counts its money already';
  return plainLine(record.project_title) ? null : 'has no title';
}

function toDraft(record: Project): AwardDraft {
  const number = record.opportunity_number?.trim() || null;
  const aln = record.cfda_code?.trim() || null;
  const minor = parseAmount(record.award_amount, 'USD');
  return {
    externalKey: String(record.appl_id),
    number: record.project_num ?? null,
    title: plainLine(record.project_title),
    summary: withoutEmails(plainText(record.abstract_text ?? '')),
    funder: { name: NIH.name, rorId: NIH.rorId },
    programmes: number ? [number] : [],
    callKeys: [
      ...(number ? [fundingNumberKey('HHS-NIH11', number)] : []),
      ...(aln ? [listingKey(aln.includes('.') ? aln : `93.${aln}`)] : []),
    ],
    institution: plainLine(record.organization?.org_name ?? '') || null,
    startsOn: parseIsoDay(record.project_start_date ?? ''),
    endsOn: parseIsoDay(record.project_end_date ?? ''),
    amount: minor === null ? null : { minor, currency: 'USD', rawText: `award_amount ${record.award_amount}` },
    url: `https://reporter.nih.gov/project-details/${record.appl_id}`,
  };
}

function idOf(record: unknown): string {
  const { appl_id: id } = (record ?? {}) as { appl_id?: unknown };
  return typeof id === 'number' ? String(id) : '(no id)';
}
