import { expect, test } from 'vitest';
import { isByHand } from '#app/opportunities/edits/by-hand.ts';
import { editableFields } from '#app/opportunities/edits/editable-fields.ts';
import { checkDraft, termsDraftSchema } from '#app/opportunities/draft.ts';
import { provenanceRows } from '#app/opportunities/ingest/provenance-rows.ts';
import { termFacts, type StoredTerms } from '#app/opportunities/terms/term-facts.ts';
import { draft } from '../ingest/support.ts';

const nothing: StoredTerms = {
  ...{ acceptsFiscalSponsor: null, acceptsIndividuals: null, countries: null, inviteOnly: null, applicantTypes: null },
  ...{ stages: null, costSharing: null, indirectCap: null, paysMaintenance: null, payment: null, awardsExpected: null },
};

const said = (terms: Partial<StoredTerms>) =>
  termFacts({ ...nothing, ...terms }).flatMap(({ value }) => (value === null ? [] : [value]));

test('what nobody says is unknown, and "no", "anywhere" and 0 are said', () => {
  expect(said({})).toEqual([]);
  expect(said({ acceptsFiscalSponsor: false, countries: '[]', indirectCap: 0 })).toEqual([
    'May not apply',
    'Anywhere',
    'Not paid',
  ]);
  expect(said({ countries: '["US","EU"]', applicantTypes: '["Nonprofits","Others"]' })).toEqual([
    'United States, European Union',
    'Nonprofits; Others',
  ]);
});

test('each term has its source, in its words where they are kept', () => {
  const terms = { fiscalSponsor: true, individuals: false, countries: [], indirectCap: 0, payment: 'upfront' } as const;
  const more = { costSharing: false, awardsExpected: 3, stages: 'loi', applicantTypes: ['Nonprofits'] } as const;
  const checked = checkDraft(
    draft('A', {
      ...more,
      applicantTypes: [...more.applicantTypes],
      terms: { ...terms, countries: [] },
      rawTexts: { 'terms.fiscalSponsor': 'projects with a fiscal sponsor' },
    }),
  );
  if ('problem' in checked) throw new Error(checked.problem);
  const rows = Object.fromEntries(provenanceRows(checked.draft).map(({ field, rawText }) => [field, rawText]));
  expect(rows).toMatchObject({
    ...{ 'terms.fiscalSponsor': 'projects with a fiscal sponsor', 'terms.individuals': 'no' },
    ...{ 'terms.countries': 'anywhere', 'terms.indirectCap': '0 %', 'terms.payment': 'upfront' },
    ...{ costSharing: 'no', awardsExpected: '3', stages: 'loi', applicantTypes: 'Nonprofits' },
  });
  expect(rows).not.toHaveProperty('terms.maintenance');
});

test('every term that a source may state is shown, and says when a person set it', () => {
  const fields = termFacts(nothing).map(({ field }) => field);
  for (const name of Object.keys(termsDraftSchema.shape)) expect(fields).toContain(`terms.${name}`);
  const edit = (field: string) => [{ field, value: null, sourceValue: null, reason: '', by: null, editedAt: '' }];
  const settable = fields.filter((field) => editableFields.some((name) => isByHand(edit(name), field)));
  expect(fields.filter((field) => !settable.includes(field))).toEqual(['applicantTypes']);
});
