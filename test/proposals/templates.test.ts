import { describe, expect, it } from 'vitest';
import { isCalendarDate } from '#app/opportunities/calendar-date.ts';
import { getTemplate, suggestTemplate, templates, templateSection } from '#app/proposals/templates/index.ts';

describe.each(templates.map((template) => [template.id, template] as const))('template %s', (_id, template) => {
  it('has sections with keys and titles of their own', () => {
    const keys = template.sections.map((section) => section.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const section of template.sections) {
      expect(section.key).toMatch(/^[a-z][a-z_]*$/);
      expect(section.title.length).toBeGreaterThan(2);
    }
  });

  it('shows for every limit and rule a quote, a source with its address, a check date and how sure we are', () => {
    for (const section of template.sections) {
      const evidence = [...(section.limit ? [section.limit] : []), ...(section.rules ?? [])];
      for (const rule of evidence) {
        expect(rule.quote.length, section.key).toBeGreaterThan(15);
        expect(rule.source, section.key).toMatch(/\S/);
        expect(rule.sourceUrl, section.key).toMatch(/^https:\/\//);
        expect(isCalendarDate(rule.checkedOn), section.key).toBe(true);
        expect(['verified', 'secondary', 'unverified']).toContain(rule.confidence);
      }
      if (section.limit) expect(section.limit.max).toBeGreaterThan(0);
    }
  });

  it('says in words what a forbidden thing or a required heading rests on', () => {
    for (const section of template.sections) {
      const words = [section.limit, ...(section.rules ?? [])].map((rule) => rule?.quote ?? '').join(' ');
      if (section.forbid?.includes('links')) expect(words).toContain('URLs must not be used');
      if (section.headings) expect(words.length, section.key).toBeGreaterThan(0);
    }
  });
});

describe('the NSF template', () => {
  const limits = Object.fromEntries(getTemplate('nsf')!.sections.map(({ key, limit }) => [key, limit?.max ?? null]));

  it('has the limits of PAPPG 24-1', () => {
    expect(limits).toEqual({
      project_summary: 1,
      project_description: 15,
      references_cited: null,
      budget_justification: 5,
      facilities: null,
      data_management: 2,
      mentoring_plan: 1,
    });
  });

  it('marks what is not verified as such', () => {
    expect(templateSection('nsf', 'data_management')!.limit!.confidence).toBe('unverified');
    expect(templateSection('nsf', 'project_description')!.limit!.confidence).toBe('verified');
  });

  it('is offered first for its funder only', () => {
    expect(suggestTemplate('U.S. National Science Foundation')).toBe('nsf');
    expect(suggestTemplate('Sloan Foundation')).toBe('generic');
    expect(suggestTemplate(null)).toBe('generic');
  });
});
