/** Words that sources use for who may apply, and the protocol's own for them; the first that fits counts. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^individual/i, 'individual'],
  [/^(state governments?|government state)$/i, 'government_state'],
  [/^(county governments?|government county)$/i, 'government_county'],
  [/^(city or township governments?|government municipal)$/i, 'government_municipal'],
  [/^(special district governments?|government special district)$/i, 'government_special_district'],
  [/^(independent school districts?|school district independent)$/i, 'school_district_independent'],
  [/^(native american tribal governments|government tribal)/i, 'government_tribal'],
  [/^(native american tribal organizations|organization tribal other)/i, 'organization_tribal_other'],
  [
    /^(public and state controlled institutions of higher education|higher education public)$/i,
    'higher_education_public',
  ],
  [/^(private institutions of higher education|higher education private)$/i, 'higher_education_private'],
  [/^(nonprofits having a 501|non ?profit with 501)/i, 'non_profit_with_501c3'],
  [/^(nonprofits that do not have a 501|non ?profit without 501)/i, 'nonprofit_without_501c3'],
  [/^(for profit organizations other than small|for profit not small)/i, 'for_profit_not_small_business'],
  [/^(small businesses|for profit small business)$/i, 'for_profit_small_business'],
  [/^organi[sz]ation$/i, 'organization'],
  [/^unrestricted/i, 'unrestricted'],
];

/** Who may apply, in the protocol's words; what it has none for is `custom`, in the source's. */
export function applicantType(words: string): { value: string; customValue?: string; description: string } {
  const value = TYPES.find(([pattern]) => pattern.test(words))?.[1];
  return value ? { value, description: words } : { value: 'custom', customValue: words, description: words };
}
