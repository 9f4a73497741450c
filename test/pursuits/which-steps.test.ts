import { describe, expect, it } from 'vitest';
import { readReasons, reasons, reasonWords } from '#app/pursuits/reasons.ts';
import { MOST_DAYS, RULE_OF_THUMB, usualSteps } from '#app/pursuits/usual-steps.ts';
import { whichSteps } from '#app/pursuits/which-steps.ts';

const planned = (canonicalKey: string, funder: string, hasFiscalSponsor: boolean | null = null) =>
  whichSteps({ canonicalKey, funder, hasFiscalSponsor }).planned.map(({ id }) => id);
const everyone = ['letters', 'office', 'budget', 'draft', 'final'];

describe('the steps that a plan begins with', () => {
  it.each([
    ['a US number', 'us-fon:NSF:24-571', 'Anything', ['sam', 'grants-gov']],
    [
      'a federal funder by name',
      'url:example.org',
      'U.S. National Science Foundation (example)',
      ['sam', 'grants-gov'],
    ],
    ['NIH', 'us-fon:HHS:PA-25-303', 'National Institutes of Health', ['sam', 'era', 'grants-gov', 'orcid']],
    ['the EU', 'eu-topic:HORIZON-X', 'European Commission', ['pic']],
    ['a foundation', 'url:example.org', 'Alfred P. Sloan Foundation', []],
  ])('are those that %s asks for, and those of everybody', (_, key, funder, own) => {
    expect(planned(key, funder).filter((id) => !everyone.includes(id) && id !== 'sponsor')).toEqual(own);
    expect(planned(key, funder)).toEqual(expect.arrayContaining(everyone));
  });

  it('leave the sponsor out only where a project is known to have none, and whatever is left out is offered', () => {
    expect([null, true, false].map((has) => planned('url:x', 'X', has).includes('sponsor'))).toEqual([
      true,
      true,
      false,
    ]);
    const { planned: some, offered } = whichSteps({ canonicalKey: 'url:x', funder: 'X', hasFiscalSponsor: false });
    expect(new Set([...some, ...offered])).toEqual(new Set(usualSteps));
  });

  it('say where each lead time is from, and are possible', () => {
    expect(new Set(usualSteps.map(({ id }) => id)).size).toBe(usualSteps.length);
    for (const { daysBefore, source, why } of usualSteps) {
      expect(daysBefore).toBeGreaterThan(0);
      expect(daysBefore).toBeLessThanOrEqual(MOST_DAYS);
      expect(why).not.toBe('');
      expect(source === RULE_OF_THUMB || source.includes('.gov')).toBe(true);
    }
  });
});

describe('reasons', () => {
  it('are read each once in the order of the list; one that nobody knows is refused', () => {
    const [first, second] = [reasons[0].id, reasons[1].id];
    expect(readReasons([second, first, second])).toEqual([first, second]);
    expect(readReasons([])).toEqual([]);
    expect(readReasons([first, 'because'])).toBe(null);
    expect(reasonWords(JSON.stringify([first, 'of-later']))).toEqual([reasons[0].words, 'of-later']);
  });
});
