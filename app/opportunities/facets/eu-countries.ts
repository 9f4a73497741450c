/** The member states of the European Union, ISO 3166-1 alpha-2; since 2020-02-01 (europa.eu, "EU countries"). */
export const EU_COUNTRIES: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);
