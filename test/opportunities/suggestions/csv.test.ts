import { describe, expect, it } from 'vitest';
import { checkDraft } from '#app/opportunities/draft.ts';
import { csvTemplate, MOST_ROWS, readCsv } from '#app/opportunities/suggestions/csv.ts';
import {
  readSuggestion,
  suggestionFields,
  type SuggestionForm,
} from '#app/opportunities/suggestions/suggestion-form.ts';
import { fc } from '#test/support/fast-check.ts';

const key = (row: number) => `row:${row}`;
const read = (text: string) => readCsv(text, key);
const empty = Object.fromEntries(suggestionFields.map((name) => [name, ''])) as SuggestionForm;
const good = { ...empty, title: 'A call', funder: 'A funder', url: 'https://funder.example/call' };
const problemsOf = (change: Partial<SuggestionForm>) => {
  const result = readSuggestion({ ...good, ...change }, 'k');
  return 'problems' in result ? Object.keys(result.problems) : [];
};

describe('what somebody types of a call', () => {
  it('needs a title, a funder and a page', () => {
    const result = readSuggestion(empty, 'k');
    expect('problems' in result && Object.keys(result.problems)).toEqual(['title', 'funder', 'url']);
    expect(problemsOf({ url: 'funder.example/call' })).toEqual(['url']);
    expect(problemsOf({ url: 'javascript:alert(1)' })).toEqual(['url']);
  });

  it('has no markup in its name, its funder or its number: what stands there would be lost', () => {
    expect(problemsOf({ title: 'Tools <b>now</b>' })).toEqual(['title']);
    expect(problemsOf({ title: 'Tools &amp;lt;script&amp;gt;', funder: 'F <!-- x', number: '</i>' })).toEqual([
      ...['title', 'funder', 'number'],
    ]);
    expect(problemsOf({ title: 'Awards < $5k, R&D &amp; more' })).toEqual([]);
  });

  it('is kept with a note in plain lines', () => {
    const result = readSuggestion({ ...good, note: ' a\0b\r\nc\rd ' }, 'k');
    expect('note' in result && result.note).toBe('ab\nc\nd');
  });

  it('is read as it stands, and never guessed', () => {
    const typed = {
      deadline: '2027-03-31',
      time: '17:00',
      zone: 'Europe/Brussels',
      amount_max: '250,000',
      currency: 'EUR',
    };
    const result = readSuggestion({ ...good, ...typed, summary: 'Write to ada@x.example' }, 'k');
    expect(result).toMatchObject({
      draft: {
        keys: ['url:funder.example/call'],
        deadlineMode: 'fixed',
        deadlines: [{ kind: 'full', date: '2027-03-31', time: '17:00', zone: 'Europe/Brussels' }],
        amount: { min: null, max: 25_000_000, currency: 'EUR', kind: 'per_award' },
        summary: 'Write to [e-mail removed]',
      },
    });
    expect(problemsOf({ deadline: '31/03/2027' })).toEqual(['deadline']);
    expect(problemsOf({ deadline: '2027-02-30' })).toEqual(['deadline']);
    expect(problemsOf({ deadline: '2027-03-31', time: '5 pm', zone: 'CET time', kind: 'soon' })).toEqual([
      'time',
      'zone',
      'kind',
    ]);
    expect(problemsOf({ mode: 'fixed' })).toEqual(['deadline']);
    expect(problemsOf({ mode: 'sometimes' })).toEqual(['mode']);
    expect(problemsOf({ time: '17:00' })).toEqual(['time']);
    expect(problemsOf({ amount_min: '5', amount_max: '4', currency: 'USD' })).toEqual(['amount_min']);
    expect(problemsOf({ amount_max: 'a lot', currency: 'USD' })).toEqual(['amount_max']);
    expect(problemsOf({ amount_max: '5000' })).toEqual(['currency']);
    expect(problemsOf({ title: 'x'.repeat(301) })).toEqual(['title']);
  });
});

describe('a CSV of calls', () => {
  it('is good as the template is', () => {
    const { rows, problem } = read(csvTemplate);
    expect(problem).toBe(null);
    expect(rows).toMatchObject([{ line: 2, problems: [], read: { draft: { externalKey: 'row:0' } } }]);
    expect(read(`\ufeff${csvTemplate}`).rows).toHaveLength(1);
  });

  it('says row by row what to mend, by the line and the column', () => {
    const { rows } = read('title;funder;url;deadline\nA;F;https://f.example/a;2027-01-01\n"B\nb";;x;soon\n');
    expect(rows[0]).toMatchObject({ line: 2, problems: [] });
    expect(rows[1]!.read).toBe(null);
    expect(rows[1]!.problems.map((text) => text.split(':')[0])).toEqual(['funder', 'url', 'deadline']);
    expect(read('title,funder,url\nA,F,https://f.example/a,more\n').rows[0]!.problems).toEqual([
      'The row has more cells than the first line names.',
    ]);
  });

  it('is parted by what parts its first line, so that the other signs may stand in a cell', () => {
    const columns = ['title', 'funder', 'url', 'amount_max', 'currency'];
    const cells = ['Data; tools, people', 'A, B', 'https://f.example/a', '1,000', 'EUR'];
    for (const sign of [';', '\t']) {
      const row = cells.map((cell) => cell.replaceAll(sign, '.')).join(sign);
      const { rows } = read(`\ufeff${columns.join(sign)}\r\n${row}\r\n`);
      expect(rows).toMatchObject([
        { problems: [], read: { draft: { funder: { name: 'A, B' }, amount: { max: 100_000 } } } },
      ]);
    }
    const { rows } = read('title,funder,url\nData; tools,A\tB,https://f.example/a\n');
    expect(rows).toMatchObject([{ title: 'Data; tools', problems: [] }]);
  });

  it('refuses a file that is none with a sentence', () => {
    const problem = (text: string) => read(text).problem;
    expect(problem('  \n')).toBe('The file is empty.');
    expect(problem('name,page\nA,b\n')).toContain('lacks title, funder, url');
    expect(problem('title,funder,url,colour\nA,F,u,red\n')).toContain('no column colour');
    expect(problem('title,funder,url\n')).toContain('no rows');
    expect(problem('title,funder,url\n"A,F,u\n')).toContain('cannot be read as CSV');
    expect(problem(`title,funder,url\n${'A,F,https://f.example\n'.repeat(MOST_ROWS + 1)}`)).toContain('more than 200');
    expect(problem('x'.repeat(500_001))).toContain('too large');
    expect(problem('title,funder,url\nA\0,F,https://f.example')).toContain('not text in UTF-8');
    expect(problem(`title,funder,url,${'x'.repeat(1000)}\nA,F,u,red\n`)!.length).toBeLessThan(500);
  });

  it('whatever is in it, no row is good that the list would refuse', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('2027-01-01', 'https://f.example', '"', '=1+1', 'EUR', '17:00', '5'),
    );
    const line = fc.array(cell, { maxLength: 16 }).map((cells) => cells.map((text) => JSON.stringify(text)).join(','));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.boolean(), (lines, isHeaded) => {
        const { rows, problem } = read([...(isHeaded ? [suggestionFields.join(',')] : []), ...lines].join('\n'));
        expect(problem === null || rows.length === 0).toBe(true);
        for (const row of rows) {
          if (row.read) expect(checkDraft(row.read.draft)).toHaveProperty('draft');
          else expect(row.problems).not.toEqual([]);
        }
      }),
    );
  });
});
