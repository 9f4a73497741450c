import { expect, test } from 'vitest';
import { tiesTo, type Family, type RecordTie } from '#app/opportunities/past/match-record.ts';

const family: Family = {
  funder: 'U.S. National Science Foundation',
  programme: 'Big Data',
  calls: [
    { id: 'now', title: 'Critical techniques 2027', number: 'NSF 27-500', tie: 'this' },
    { id: 'before', title: 'Critical techniques 2024', number: 'NSF 24-500', tie: 'series' },
    { id: 'sister', title: 'Spokes', number: 'NSF 26-501', tie: 'programme' },
  ],
};
const record = (change: Partial<RecordTie>): RecordTie => ({
  ...{ opportunityId: null, number: null, programme: null, funder: 'National Science Foundation' },
  ...change,
});

test.each([
  ['a proposal to it', record({ opportunityId: 'now', funder: '' }), 'this'],
  ['a proposal to the call before', record({ opportunityId: 'before' }), 'series'],
  ['a proposal to its programme', record({ opportunityId: 'sister' }), 'programme'],
  ['a proposal to another call, whatever it names', record({ opportunityId: 'else', number: 'NSF 27-500' }), null],
  ['its number', record({ number: ' nsf  27-500 ' }), 'this'],
  ['the number before', record({ number: 'NSF 24-500' }), 'series'],
  ['its title in another year', record({ programme: 'Critical Techniques 2019' }), 'series'],
  ['its programme', record({ programme: 'BIG DATA' }), 'programme'],
  ['another programme', record({ programme: 'Big Dater' }), null],
  ['its programme at another funder', record({ programme: 'Big Data', funder: 'NIH' }), null],
  ['its number at no stated funder', record({ number: 'NSF 27-500', funder: '' }), null],
  ['nothing', record({}), null],
  ['only a year', record({ programme: '2027' }), null],
])('a record of the archive that names %s', (_name, one, tie) => expect(tiesTo(family)(one)).toBe(tie));
