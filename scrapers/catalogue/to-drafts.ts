import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { funderDraft } from '#app/opportunities/funders.ts';
import { urlKey } from '#app/opportunities/identity.ts';
import type { Cycle, Evidence, Programme, ProgrammeState, Told } from './programme.ts';

const STATUS: Record<ProgrammeState, string | null> = {
  ...{ rolling: 'open', rounds: null, paused: 'paused', ended: 'closed', unknown: null },
};

/** The programme's page, then one call for each of its rounds that is known. */
export function toDrafts(programme: Programme): OpportunityDraft[] {
  return [pageDraft(programme), ...(programme.cycles ?? []).map((cycle) => cycleDraft(programme, cycle))];
}

function pageDraft(programme: Programme): OpportunityDraft {
  const { id, name, about, url, state, months, amount, eligibility, terms, stages } = programme;
  const termFacts = Object.entries(terms ?? {}) as [string, Told<unknown>][];
  const facts: [string, Told<unknown> | undefined][] = [
    ['status', state],
    ['deadlineMode', state],
    ['eligibility', eligibility],
    ['stages', stages],
    ...termFacts.map(([field, fact]): [string, Told<unknown>] => [`terms.${field}`, fact]),
  ];
  const summary = [about, months && `Usual months: ${months.value}`, state.value === 'unknown' ? state.words : null];
  return {
    externalKey: id,
    keys: [`catalogue:${id}`, urlKey(url)!],
    title: name,
    recordKind: 'programme_page',
    docType: 'programme',
    funder: funderDraft(programme.funder, programme.country ?? null),
    programme: { name, url },
    url,
    summary: summary.filter(Boolean).join('\n\n'),
    upstreamStatus: STATUS[state.value],
    deadlineMode: state.value === 'rolling' ? 'rolling' : 'unknown',
    ...(amount ? { amount: { ...amount.value, kind: 'per_award' as const, rawText: source(amount) } } : {}),
    ...(eligibility ? { eligibility: eligibility.value } : {}),
    ...(stages ? { stages: stages.value } : {}),
    ...(termFacts.length > 0
      ? { terms: Object.fromEntries(termFacts.map(([field, fact]) => [field, fact.value])) }
      : {}),
    tags: [isVerified(programme) ? 'read in a document' : 'not verified'],
    rawTexts: {
      ...Object.fromEntries(facts.flatMap(([field, fact]) => (fact ? [[field, source(fact)]] : []))),
      ...(months ? { summary: source(months) } : {}),
    },
    record: programme,
  };
}

function cycleDraft(programme: Programme, cycle: Cycle): OpportunityDraft {
  const { id, name, url, funder, country } = programme;
  return {
    externalKey: `${id}#${cycle.name}`,
    keys: [`catalogue:${id}#${cycle.name.toLowerCase().replace(/\s+/g, '-')}`],
    title: `${name}: ${cycle.name}`,
    docType: 'call',
    funder: funderDraft(funder, country ?? null),
    programme: { name, url },
    url: cycle.from.url,
    deadlineMode: cycle.deadlines.length > 1 ? 'multiple' : 'fixed',
    deadlines: cycle.deadlines.map((deadline) => ({ ...deadline, rawText: withSource(deadline.rawText, cycle.from) })),
    tags: [cycle.from.isRead ? 'read in a document' : 'not verified'],
    record: cycle,
  };
}

/** Whether every fact of it was read somewhere. */
export function isVerified({ state, months, amount, eligibility, stages, terms }: Programme): boolean {
  return [state, months, amount, eligibility, stages, ...Object.values(terms ?? {})].every(
    (fact) => fact?.from.isRead ?? true,
  );
}

const source = ({ words, from }: Told<unknown>) => withSource(words, from);

function withSource(words: string, { url, asOf, checkedOn, isRead }: Evidence): string {
  const when = isRead ? `${asOf ? `as of ${asOf}, ` : ''}read ${checkedOn}` : `not verified, looked up ${checkedOn}`;
  return `${words} (${url}, ${when})`;
}
