import type { ProjectProfile } from '#app/community/profile.ts';
import type { FitContext } from './fit-call.ts';
import { tallyOf, type Counted, type Tally } from './fit-order.ts';
import type { RankCall } from './rank-call.ts';
import { termRules } from './rules.ts';
import { amount } from './rules/amount.ts';
import { licenceFinding } from './rules/licence.ts';
import { timeFinding, timeLeft, type When } from './rules/time-left.ts';
import { sharedWeight, sharedWords } from './rules/topics.ts';

const findersOfTerms = Object.values(termRules);

/** The words of the project's topics (`topicWords`) that stand in a call, in the order of the rule of topics. */
export function wordsOf(words: readonly string[], { places }: RankCall): string[] {
  return [...sharedWords(words, places).values()].flat();
}

/**
 * What all reasons of calls come to for a project, as `fitOf` would have them, with little written down: of ten thousand
 * calls some hundred have terms of their own.
 */
export function tallier(project: ProjectProfile) {
  const byTerms = new Map<string, Counted[]>();
  return (call: RankCall, when: When, shared: string[], context: FitContext): Tally => {
    let terms = byTerms.get(call.terms);
    if (!terms) {
      terms = findersOfTerms.flatMap((find) => find(project, call.facts, context) ?? []);
      byTerms.set(call.terms, terms);
    }
    // Of several dates the rule has an order of its own.
    const isPlain = call.facts.deadlines.length < 2;
    const time = isPlain ? timeFinding(when, context.begun) : timeLeft(project, call.facts, context);
    const weight = shared.length === 0 ? null : sharedWeight(shared, context.frequencies);
    const topics = weight === null ? [] : { side: 'for' as const, rule: 'topics', weight };
    const rest = [time, amount(project, call.facts, context), licenceFinding(project, call.licence), topics];
    return tallyOf([...terms, ...rest.flatMap((one) => one ?? [])]);
  };
}
