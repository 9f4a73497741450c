import type Sqlite from 'better-sqlite3';
import { addDays } from '#app/opportunities/calendar-date.ts';
import { Random } from '#test/support/extract/random.ts';

/** Words of the trade with the share of calls that have each; all others are made up, as rare as words are (Zipf). */
const KNOWN: Record<string, number> = {
  ...{ research: 0.55, program: 0.5, application: 0.45, science: 0.3, health: 0.22, data: 0.3, software: 0.05 },
  ...{ community: 0.25, clinical: 0.08, infrastructure: 0.06, sustained: 0.01, cyberinfrastructure: 0.004 },
  ...{ python: 0.0008, climate: 0.03, climatology: 0.001, quantum: 0.012, workforce: 0.05, reproducible: 0.003 },
  ...{ maintenance: 0.012, ecosystem: 0.02, geospatial: 0.006, ocean: 0.02, restoration: 0.03, rehabilitation: 0.03 },
  ...{ regional: 0.08, report: 0.3, requirements: 0.4, review: 0.35, resources: 0.25, recipient: 0.3 },
};
const OPEN_SOURCE = 0.006;
const FUNDERS = 300;
const VOCABULARY = 60_000;

export const fixedDay = '2026-11-26';

/** Writes `count` calls as two decades of a portal leave them: one in twenty can still be applied to. */
export function makeCalls(db: Sqlite.Database, count: number, seed: number): void {
  const random = new Random(seed);
  const vocabulary = Array.from({ length: VOCABULARY }, () => madeWord(random));
  const add = db.prepare(`
    INSERT INTO Opportunity (id, canonicalKey, funderId, title, number, url, upstreamStatus, postedOn, archivesOn,
      amountMin, amountMax, currency, instruments, categories, acceptsFiscalSponsor, firstSeenAt, summaryText)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'USD', ?, ?, ?, '2026-11-01T00:00:00.000+00:00', ?)`);
  const addDate = db.prepare(`
    INSERT INTO Deadline (id, opportunityId, sourceId, kind, date, time, zone, rawText)
    VALUES (?, ?, 'bench', 'full', ?, '17:00', 'America/New_York', ?)`);
  const addLink = db.prepare(`
    INSERT INTO OpportunityLink (id, opportunityId, sourceId, externalKey, url, lastSeenAt)
    VALUES (?, ?, 'bench', ?, 'https://example.org/', '2026-11-25T00:00:00.000+00:00')`);
  db.transaction(() => {
    db.exec(`INSERT INTO Source (id, title, homepage) VALUES ('bench', 'Bench', 'https://example.org/')`);
    for (let at = 0; at < FUNDERS; at++) {
      db.prepare('INSERT INTO Funder (id, name) VALUES (?, ?)').run(`f${at}`, `${madeWord(random)} Foundation ${at}`);
    }
    for (let at = 0; at < count; at++) {
      const id = `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;
      const isLive = random.chance(0.05);
      const date = addDays(fixedDay, isLive ? random.between(0, 400) : -random.between(40, 7000));
      const amount = random.chance(0.7) ? random.between(1, 500) * 1_000_000 : null;
      add.run(
        ...[id, `bench:${at}`, `f${Math.floor(random.next() ** 2 * FUNDERS)}`],
        ...[textOf(random, vocabulary, random.between(5, 14)), `PAR-${random.between(10, 26)}-${at}`],
        ...[`https://example.org/${at}`, isLive ? 'posted' : 'archived', addDays(date, -90)],
        ...[isLive ? null : addDays(date, 30), amount && amount / 2, amount],
        ...[random.pick(['["Grant"]', '["Cooperative Agreement"]', '["Grant","Other"]', null])],
        ...[random.pick(['["Health"]', '["Science and Technology"]', '["Education"]', null])],
        ...[random.pick([0, 1, null, null, null]), textOf(random, vocabulary, random.between(40, 400))],
      );
      addDate.run(`d${at}`, id, date, date);
      addLink.run(`l${at}`, id, String(at));
    }
  })();
}

function textOf(random: Random, vocabulary: readonly string[], words: number): string {
  const text: string[] = [];
  for (let at = 0; at < words; at++) {
    // 1/rank: half of all words are among the few most common
    text.push(vocabulary[Math.floor(VOCABULARY ** random.next()) - 1]!);
  }
  // a long text has a word as often as texts are long on average; a title has it a twentieth as often
  const share = words > 20 ? 1 : 0.05;
  for (const [word, calls] of Object.entries(KNOWN)) {
    if (random.chance(calls * share)) text.splice(random.between(0, text.length), 0, word);
  }
  if (random.chance(OPEN_SOURCE * share)) text.splice(random.between(0, text.length), 0, 'open source');
  return text.join(' ');
}

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe qui re so ta ve wi xo ya zu tri gra con ment ing tion'.split(
  ' ',
);

const madeWord = (random: Random) =>
  Array.from({ length: random.between(2, 4) }, () => random.pick(SYLLABLES)).join('');
