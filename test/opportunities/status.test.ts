import { expect, test } from 'vitest';
import { groupOf } from '#app/opportunities/group.ts';
import { status } from '#app/opportunities/status.ts';
import type { DeadlineFact } from '#app/opportunities/types.ts';
import { call, deadline } from './support.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const soon = deadline({ date: '2026-12-07' });
const later = deadline({ date: '2026-12-08' });
const past = deadline({ date: '2026-11-22' });
const several = { upstreamStatus: 'posted', deadlineMode: 'multiple' } as const;
const guess = (one: DeadlineFact) => ({ ...one, isEstimate: true });
const never = deadline({ date: '2099-01-01', isPlaceholder: true });

test.each([
  ['fourteen days left', call({ deadlines: [soon] }), 'closing'],
  ['fifteen days left', call({ deadlines: [later] }), 'open'],
  ['pitfall 6: posted, but its day has passed', call({ upstreamStatus: 'posted', deadlines: [past] }), 'closed'],
  ['a first cut-off has passed, another comes', call({ deadlines: [past, later] }), 'open'],
  ['closed by the source, though a date comes', call({ upstreamStatus: 'Closed', deadlines: [later] }), 'closed'],
  ['pitfall 7: a forecast with an estimated date', call({ docType: 'forecast', deadlines: [later] }), 'forecast'],
  ['a forecast by the source’s word', call({ upstreamStatus: 'forecasted' }), 'forecast'],
  ['opens tomorrow', call({ opensOn: '2026-11-24', deadlines: [later] }), 'upcoming'],
  ['opened today', call({ opensOn: '2026-11-23', deadlines: [later] }), 'open'],
  [
    'said to come, opened meanwhile',
    call({ upstreamStatus: 'Forthcoming', opensOn: '2026-11-01', deadlines: [later] }),
    'open',
  ],
  ['said to come, no day named', call({ upstreamStatus: 'Forthcoming', deadlines: [later] }), 'upcoming'],
  ['said to come, nothing else', call({ upstreamStatus: 'upcoming' }), 'upcoming'],
  ['takes proposals all the time', call({ deadlineMode: 'rolling' }), 'rolling'],
  ['pitfall 4: its only date is 2099', call({ upstreamStatus: 'posted', deadlines: [never] }), 'rolling'],
  ['archived since yesterday', call({ archivesOn: '2026-11-22', deadlines: [later] }), 'archived'],
  ['archived from today on', call({ archivesOn: '2026-11-23', deadlines: [later] }), 'open'],
  ['archived by the source', call({ upstreamStatus: 'archived' }), 'archived'],
  ['pitfall 17: paused by a curator', call({ statusOverride: 'paused', deadlines: [soon] }), 'paused'],
  ['pitfall 17: paused by the source', call({ upstreamStatus: 'paused' }), 'paused'],
  ['withdrawn', call({ statusOverride: 'withdrawn', deadlines: [soon] }), 'closed'],
  ['posted with no date at all', call({ upstreamStatus: 'posted', deadlineMode: 'none_listed' }), 'open'],
  ['pitfall 19: only a date that nobody has verified', call({ deadlines: [guess(later)] }), 'unknown'],
  ['pitfall 19: such a date has passed', call({ deadlines: [guess(past)] }), 'unknown'],
  ['open by the source’s word, such a date comes', call({ upstreamStatus: 'open', deadlines: [guess(later)] }), 'open'],
  ['such a date comes, and behind it a firm one', call({ deadlines: [guess(soon), later] }), 'closing'],
  ['it has opened, such a date comes', call({ opensOn: '2026-11-01', deadlines: [guess(later)] }), 'open'],
  [
    'pitfall 5: by several deadlines, the only one known has passed',
    call({ ...several, deadlines: [past] }),
    'unknown',
  ],
  ['two sources tell it', call({ ...several, deadlines: [past, { ...past, source: 'b' }] }), 'unknown'],
  [
    'by several deadlines, all have passed',
    call({ ...several, deadlines: [past, { ...past, date: '2026-11-01' }] }),
    'closed',
  ],
  [
    'it is the last of many that calls share',
    call({ ...several, deadlines: [{ ...past, isInherited: true }] }),
    'closed',
  ],
  [
    'the same, of which no source says that it is open',
    call({ ...several, upstreamStatus: '', deadlines: [past] }),
    'closed',
  ],
  ['nothing is said', call(), 'unknown'],
  ['a word that nobody knows', call({ upstreamStatus: 'constructor' }), 'unknown'],
  ['only a target date, passed', call({ deadlines: [deadline({ ...past, kind: 'target' })] }), 'unknown'],
  [
    'posted, a target date passed',
    call({ upstreamStatus: 'posted', deadlines: [deadline({ ...past, kind: 'target' })] }),
    'open',
  ],
] as const)('%s: %#', (_what, facts, expected) => expect(status(facts, NOW)).toBe(expected));

test.each([
  ['closing', 7, 'this-week'],
  ['closing', 8, 'this-month'],
  ['open', 31, 'this-month'],
  ['forecast', 92, 'next-three-months'],
  ['open', 93, 'later'],
  ['rolling', null, 'rolling'],
  ['open', null, 'no-date'],
  ['unknown', null, 'no-date'],
  ['paused', 3, 'paused'],
  ['closed', null, 'closed'],
  ['archived', 3, 'closed'],
] as const)('%s with %s days left stands under %s', (state, days, group) => expect(groupOf(state, days)).toBe(group));
