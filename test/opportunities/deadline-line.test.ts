import { describe, expect, test } from 'vitest';
import { deadlineLine } from '#app/opportunities/deadline-line.ts';
import { factWords } from '#app/opportunities/edits/fact-words.ts';
import { readZone, zoneText } from '#app/opportunities/typed-zone.ts';

const due = { kind: 'full', track: null, date: '2026-06-03', time: null, zone: null } as const;

describe('a deadline in one line', () => {
  test('says what is due, or that it is a deadline where no source says of what', () => {
    expect(deadlineLine({ ...due, time: '17:00', zone: 'Europe/London' })).toBe(
      'full proposal 2026-06-03 17:00, Europe/London',
    );
    expect(deadlineLine({ ...due, kind: 'unknown' })).toBe('deadline 2026-06-03');
  });

  test('names the applicant’s own time in words, in notes of edits too', () => {
    const own = { ...due, track: 'Track 1', time: '17:00', zone: 'applicant_local' };
    expect(deadlineLine(own)).toBe('full proposal (Track 1) 2026-06-03 17:00, the applicant’s own time');
    expect(factWords('deadlines', [own, due], null)).toBe(`${deadlineLine(own)}; full proposal 2026-06-03`);
  });

  test('says how sure the day is', () => {
    expect(deadlineLine({ ...due, isEstimate: true })).toBe('full proposal 2026-06-03, estimated');
    expect(deadlineLine({ ...due, date: '2099-12-31', isPlaceholder: true })).toBe(
      'full proposal 2099-12-31, stands for no deadline',
    );
  });
});

test('a zone is typed as it is shown, by its code, or not at all', () => {
  expect(readZone('')).toEqual({ zone: null });
  expect(readZone(' Europe/Brussels ')).toEqual({ zone: 'Europe/Brussels' });
  for (const own of ['applicant_local', zoneText('applicant_local'), "applicant's own time"]) {
    expect(readZone(own)).toEqual({ zone: 'applicant_local' });
  }
  expect(readZone('Mars/Olympus')).toHaveProperty('problem');
});
