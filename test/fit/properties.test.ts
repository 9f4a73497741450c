import { expect, test } from 'vitest';
import type { ProjectProfile } from '#app/community/profile.ts';
import type { FitCall } from '#app/fit/fit-call.ts';
import { compareFits, tallyOf } from '#app/fit/fit-order.ts';
import { fitOf } from '#app/fit/fit-of.ts';
import { shorten } from '#app/fit/short.ts';
import { fc } from '#test/support/fast-check.ts';
import { calls, known, knownOfCall, profiles } from './random.ts';
import { call, NOW, project } from './support.ts';

const fit = (profile: Partial<ProjectProfile>, { begun, ...facts }: Partial<FitCall> & { begun: boolean }) =>
  fitOf(project(profile), call(facts), NOW, { begun });
const turned = <T>(list: T): T => (Array.isArray(list) ? ([...list].reverse() as T) : list);
const turnedAll = <T extends object>(facts: T): T =>
  Object.fromEntries(Object.entries(facts).map(([field, value]) => [field, turned(value)])) as T;

test('the order of what is told changes nothing', () => {
  fc.assert(
    fc.property(profiles, calls, (profile, facts) => {
      expect(fit(turnedAll(profile), turnedAll(facts))).toEqual(fit(profile, facts));
    }),
  );
});

test('what the project tells is no longer named as missing of the project', () => {
  fc.assert(
    fc.property(profiles, calls, fc.record(known), (profile, facts, told) => {
      const filled = Object.fromEntries(
        Object.entries({ ...profile }).map(([field, value]) => [field, value ?? told[field as keyof typeof told]]),
      );
      const own = filled as Partial<ProjectProfile>;
      const place = own.fiscalSponsor;
      if (place && place !== 'none') own.fiscalSponsor = { ...place, country: place.country ?? 'US' };
      const missing = fit(own, facts).filter((reason) => reason.missing?.includes('project'));
      expect(missing).toEqual([]);
    }),
  );
});

test('where both tell all, nothing is unknown', () => {
  fc.assert(
    fc.property(fc.record(known), fc.record(knownOfCall), (profile, facts) => {
      const unknown = fit(profile, { ...facts, summary: `Text. ${facts.summary}`, begun: false });
      // A due date that is past or an amount of nothing is still no answer.
      const asked = unknown.filter(({ side, rule }) => side === 'unknown' && rule !== 'amount');
      expect(asked).toEqual([]);
    }),
  );
});

test('every reason is a sentence that names its fact; what is unknown says of whom, a quote is short and the call’s own', () => {
  fc.assert(
    fc.property(profiles, calls, (profile, facts) => {
      const reasons = fit(profile, facts);
      expect(reasons.length).toBeGreaterThan(0);
      for (const { text, source, side, missing, quote, weight } of reasons) {
        expect(text).toMatch(/^[\p{Lu}\d].*\.$/u);
        expect(text).not.toMatch(/undefined|null|NaN|\[object|Infinity/);
        expect(source?.name).toBeTruthy();
        expect(source!.name).not.toBe(source!.field);
        expect((missing?.length ?? 0) > 0).toBe(side === 'unknown');
        expect(Number.isFinite(weight)).toBe(true);
        if (quote === undefined) continue;
        expect(quote.length).toBeLessThanOrEqual(200);
        expect([facts.summary, facts.eligibility].some((own) => own?.includes(quote))).toBe(true);
      }
    }),
  );
});

test('what rules a project out stands first and is never behind "more"; nothing is lost or doubled', () => {
  fc.assert(
    fc.property(profiles, calls, (profile, facts) => {
      const reasons = fit(profile, facts);
      const { shown, more } = shorten(reasons);
      const outs = reasons.filter(({ rulesOut }) => rulesOut);
      expect(shown.slice(0, outs.length)).toEqual(outs);
      expect(new Set([...shown, ...more]).size).toBe(reasons.length);
      expect(shown.length).toBeLessThanOrEqual(9 + outs.length);
    }),
  );
});

test('calls stand in one order, whatever order they came in, and none that is ruled out before one that is not', () => {
  fc.assert(
    fc.property(profiles, fc.array(calls, { maxLength: 8 }), (profile, many) => {
      const ranked = many.map((facts, i) => ({ id: String(i), closesOn: null, tally: tallyOf(fit(profile, facts)) }));
      const ordered = [...ranked].sort(compareFits);
      expect([...ranked].reverse().sort(compareFits)).toEqual(ordered);
      const outs = ordered.map(({ tally }) => tally.out);
      expect(outs).toEqual([...outs].sort((a, b) => a - b));
    }),
    { numRuns: 30 },
  );
});
