import { expect, test } from 'vitest';
import { toDefinition } from '#app/opportunities/sources/made-source.ts';
import { mutations, runMutants, spoilText } from './run-mutants.ts';
import { savedCases, savedText } from './saved-cases.ts';

const facts = { title: 'Made', everyHours: 24, licence: '', funder: 'Example Fund', country: 'US' };
const watched = (id: string, selector = '') =>
  toDefinition(id, { kind: 'page', ...facts, url: `https://calls.example/${id}`, selector });
const prose = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Calls</title></head><body><nav>Home</nav>
<main><h1>Money for open tools</h1><div id="calls"><p>The deadline for letters is October 1, 2026 &amp; proposals are
due by 15 December 2026.<p>Budget: £1.5&nbsp;million. Write to ada@example.org or call +44 20 7946 0000.</div></main></body></html>`;

test('spoilt HTML fails cleanly or is read correctly', async () => {
  const list = savedCases((source) => source.kind === 'pages' && source.format === 'html');
  expect(list.length).toBeGreaterThan(0);
  const detail = savedText('ukri', 'detail-research-software-maintenance.html');
  const cases = [
    ...list,
    { source: watched('whole-page'), whole: prose },
    { source: watched('part', '#calls'), whole: prose },
    { source: watched('other'), whole: detail },
  ];
  const tally = await runMutants(cases, spoilText('html'));
  tally.expectSpread({ all: mutations, reasons: 4, taken: 0.55, felt: 0.6 });
}, 600_000);
