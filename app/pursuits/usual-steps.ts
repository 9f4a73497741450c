/** Who has to take a step: everybody, applicants to some funders, or nobody as far as we can tell. */
export type StepFor = 'everyone' | 'sponsored' | 'us-federal' | 'nih' | 'eu' | 'some';

export type UsualStep = {
  id: string;
  name: string;
  /** calendar days before the deadline on which to begin */
  daysBefore: number;
  why: string;
  /** where the lead time is from */
  source: string;
  for: StepFor;
};

export const RULE_OF_THUMB = 'rule of thumb, unverified';
const NIH_REGISTER =
  'NIH, “Register” (grants.nih.gov/grants/how-to-apply-application-guide/prepare-to-apply-and-register): all registrations may take six weeks or more';
const NIH_SAM =
  'NIH, “SAM registration” (grants.nih.gov): three weeks or more for a first registration, two for the yearly renewal; doubled here, because delays are reported there';

/** What usually has to be begun before a proposal can go out, the earliest first. Teams change it to what holds for them. */
export const usualSteps: readonly UsualStep[] = [
  {
    ...{ id: 'sam', name: 'Register in SAM.gov and get the UEI', daysBefore: 42, source: NIH_SAM, for: 'us-federal' },
    why: 'US federal funders pay only organisations with an active registration, and it runs out each year.',
  },
  {
    ...{ id: 'era', name: 'Register in eRA Commons', daysBefore: 42, source: NIH_REGISTER, for: 'nih' },
    why: 'The organisation and each principal investigator need an account, and the organisation’s comes first.',
  },
  {
    ...{ id: 'slot', name: 'Ask whether submissions are limited', daysBefore: 60, source: RULE_OF_THUMB, for: 'some' },
    why: 'Where an institution may send only so many proposals, it chooses among its own long before.',
  },
  {
    ...{ id: 'sponsor', name: 'Review by the fiscal sponsor', daysBefore: 30, source: RULE_OF_THUMB, for: 'sponsored' },
    why: 'The sponsor signs for the project: it wants to see what is promised, to whom and for how much.',
  },
  {
    ...{ id: 'letters', name: 'Ask for letters of support', daysBefore: 30, source: RULE_OF_THUMB, for: 'everyone' },
    why: 'Letters of support or collaboration come from busy people, on paper of institutions that are not ours.',
  },
  {
    ...{ id: 'grants-gov', name: 'Register on Grants.gov', daysBefore: 28, source: RULE_OF_THUMB, for: 'us-federal' },
    why: 'It takes over what SAM.gov holds, so it can be finished only after that.',
  },
  {
    ...{ id: 'office', name: 'Tell the grants office', daysBefore: 28, source: RULE_OF_THUMB, for: 'everyone' },
    why: 'Most institutions want to hear of a proposal early, and only they may hand it in.',
  },
  {
    ...{ id: 'pic', name: 'Register each partner for its PIC', daysBefore: 28, source: RULE_OF_THUMB, for: 'eu' },
    why: 'Every organisation in an EU proposal needs a participant identification code before it can be entered.',
  },
  {
    ...{ id: 'orcid', name: 'Get an ORCID iD and link it', daysBefore: 21, source: RULE_OF_THUMB, for: 'nih' },
    why: 'The iD takes minutes; linking it to the funder’s account needs that account.',
  },
  {
    ...{ id: 'budget', name: 'Have the budget signed off', daysBefore: 14, source: RULE_OF_THUMB, for: 'everyone' },
    why: 'Rates, salaries and indirect costs are checked by others than those who wrote them down.',
  },
  {
    ...{ id: 'draft', name: 'Draft for internal review', daysBefore: 14, source: RULE_OF_THUMB, for: 'everyone' },
    why: 'Readers need a week, and what they say needs the other.',
  },
  {
    ...{ id: 'final', name: 'Final read', daysBefore: 3, source: RULE_OF_THUMB, for: 'everyone' },
    why: 'One pair of fresh eyes over the whole, with time left to mend what they find and to upload it.',
  },
];

/** The longest lead time that a step may have. */
export const MOST_DAYS = 730;
