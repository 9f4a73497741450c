import { describe, expect, it } from 'vitest';
import { callFacts } from '#app/proposals/call-facts.server.ts';
import { countdown } from '#app/proposals/countdown.ts';
import { limitText } from '#app/proposals/limit-text.ts';
import { readTitle } from '#app/proposals/proposal-input.ts';
import { readOnlyReason } from '#app/proposals/roles.ts';
import { safeFileName } from '#app/proposals/safe-file-name.ts';
import { readStage } from '#app/proposals/stages.ts';

it.each([
  ['Überarrays "2"', 'Uberarrays-2'],
  ['../../etc/passwd', 'etc-passwd'],
  ['研究計画', 'proposal'],
  ['x'.repeat(100), 'x'.repeat(60)],
])('makes a file name of %s', (title, name) => expect(safeFileName(title)).toBe(name));

it.each([
  ['  Two\n lines\tand a tab ', 'Two lines and a tab'],
  ['nul\0 and bell\u0007', 'nul and bell'],
  ['turned \u202egnp.exe', 'turned gnp.exe'],
  ['half \ud83d', 'half \ufffd'],
  [
    '\u05e9\u05dc\u05d5\u05dd \ud83d\udc69\u200d\ud83d\udd2c',
    '\u05e9\u05dc\u05d5\u05dd \ud83d\udc69\u200d\ud83d\udd2c',
  ],
])('reads %j as a title of one plain line', (text, title) => expect(readTitle(text)).toBe(title));

it.each(['', ' \n ', '\0', '\u200b\u2060', 7, null])('takes %j for no title', (text) =>
  expect(() => readTitle(text)).toThrow('Give the proposal a title.'),
);

it('says how long there is', () => {
  expect([0, 1, 15, -1, -3].map((days) => Object.values(countdown(days)).join(' ').trim())).toEqual([
    'today',
    '1 day',
    '15 days',
    '1 day ago',
    '3 days ago',
  ]);
  expect([limitText({ max: 1, unit: 'pages' }), limitText({ max: 500, unit: 'words' })]).toEqual([
    '1 page',
    '500 words',
  ]);
});

it('treats a stage it does not know as drafting, and says who may not write and why', () => {
  expect([readStage('funded'), readStage('x')]).toEqual(['funded', 'drafting']);
  expect(readOnlyReason('writer', false)).toBeNull();
  expect(readOnlyReason('lead', true)).toContain('locked');
  expect(readOnlyReason('suggester', false)).toContain('suggester');
});

describe('the facts of a call', () => {
  const deadline = (date: string, more = {}) => ({
    kind: 'full',
    track: null,
    date,
    time: null,
    zone: 'America/New_York',
    isEstimate: false,
    isPlaceholder: false,
    isInherited: false,
    rawText: date,
    source: { id: 'a', title: 'A' },
    ...more,
  });
  const call = (...deadlines: ReturnType<typeof deadline>[]) =>
    callFacts(
      { id: '1', title: 'T', number: null, funder: { name: 'F' }, deadlines, edits: [] },
      new Date('2026-11-23T12:00:00Z'),
    );

  it('give the next deadline, or the last when all have passed', () => {
    expect(call(deadline('2026-11-01'), deadline('2026-12-07'))).toMatchObject({
      due: { date: '2026-12-07' },
      daysLeft: 14,
    });
    expect(call(deadline('2026-10-01'), deadline('2026-11-20'))).toMatchObject({
      due: { date: '2026-11-20' },
      daysLeft: -3,
    });
    expect(call()).toMatchObject({ due: null, daysLeft: null });
    expect(call(deadline('2099-01-01', { isPlaceholder: true }))).toMatchObject({ due: null, daysLeft: null });
  });

  it('say when sources disagree', () => {
    const other = deadline('2026-12-14', { source: { id: 'b', title: 'B' } });
    expect(call(deadline('2026-12-07'), other).due).toMatchObject({ date: '2026-12-07', disputed: true });
  });
});
