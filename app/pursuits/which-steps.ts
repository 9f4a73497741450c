import { knownFunders } from '#app/opportunities/funders.ts';
import { usualSteps, type StepFor, type UsualStep } from './usual-steps.ts';

/** What the choice of steps needs of a call and a project; null = unknown. */
export type StepFacts = { canonicalKey: string; funder: string; hasFiscalSponsor: boolean | null };

/**
 * The usual steps that a plan begins with, and those that it may be given by hand. A registration is in the plan only where the
 * call shows that it is one of those: what cannot be told is offered, never assumed.
 */
export function whichSteps(facts: StepFacts): { planned: UsualStep[]; offered: UsualStep[] } {
  const applies: Record<StepFor, boolean> = {
    everyone: true,
    some: false,
    sponsored: facts.hasFiscalSponsor !== false,
    'us-federal': isUsFederal(facts),
    nih: isNih(facts),
    eu: isEu(facts),
  };
  return {
    planned: usualSteps.filter((step) => applies[step.for]),
    offered: usualSteps.filter((step) => !applies[step.for]),
  };
}

/** `Horizon Europe (example)` is Horizon Europe: what stands in brackets behind a name is a remark. */
const nameOf = (funder: string) =>
  funder
    .replace(/\s*\([^()]*\)\s*$/, '')
    .trim()
    .toLowerCase();

/** Those who publish on Grants.gov. */
const federal = new Set(
  knownFunders
    .filter(({ agencies }) => agencies.length > 0)
    .flatMap(({ name, aliases }) => [name, ...aliases].map((one) => one.toLowerCase())),
);

const isUsFederal = ({ canonicalKey, funder }: StepFacts) =>
  canonicalKey.startsWith('us-fon:') || federal.has(nameOf(funder));

const isNih = ({ canonicalKey, funder }: StepFacts) =>
  /^us-fon:HHS(-NIH|:(PA|PAR|RFA|NOT)-)/.test(canonicalKey) ||
  /^(national institutes of health|nih)$/.test(nameOf(funder));

const isEu = ({ canonicalKey, funder }: StepFacts) =>
  canonicalKey.startsWith('eu-') ||
  /^(european commission|horizon europe|european research council)$/.test(nameOf(funder));
