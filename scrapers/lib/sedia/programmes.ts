import { plainLine } from '#app/opportunities/text.ts';

/** The portal's numbers for its programmes, as its own list of open calls names them. */
const PROGRAMMES: Record<string, string> = {
  '43089234': 'Innovation Fund (INNOVFUND)',
  '43108390': 'Horizon Europe (HORIZON)',
  '43152860': 'Digital Europe Programme (DIGITAL)',
  '43251567': 'Connecting Europe Facility (CEF)',
  '43251589': 'Citizens, Equality, Rights and Values Programme (CERV)',
  '43251814': 'Creative Europe Programme (CREA)',
  '43251842': 'Union Anti-fraud Programme (EUAF)',
  '43252405': 'Programme for the Environment and Climate Action (LIFE)',
  '43252449': 'Research Fund for Coal & Steel (RFCS)',
  '43252476': 'Single Market Programme (SMP)',
  '43252517': 'Social Prerogative and Specific Competencies Lines (SOCPL)',
  '43254037': 'European Solidarity Corps (ESC)',
  '43298203': 'Union Civil Protection Mechanism (UCPM)',
  '43298664': 'Promotion of Agricultural Products (AGRIP)',
  '43298916': 'Euratom Research and Training Programme (EURATOM)',
  '43353764': 'Erasmus (ERASMUS)',
  '43392145': 'European Maritime, Fisheries and Aquaculture Fund (EMFAF)',
  '43637601': 'Pilot Projects & Preparation Actions (PPPA)',
  '44181033': 'European Defence Fund (EDF)',
  '44416173': 'Interregional Innovation Investments Instrument (I3)',
  '45532249': 'EU Bodies and Agencies (EUBA)',
  '111111': 'EU External Action - Prospect (RELEX-PROSPECT)',
};

/** The name of a programme from its number or from a name as the portal writes it; null for a number that is not known. */
export function programmeName(said: string): string | null {
  if (PROGRAMMES[said]) return PROGRAMMES[said];
  if (/^\d*$/.test(said)) return null;
  return plainLine(said.replaceAll('%26', '&')).replace(/\( /g, '(').replace(/ \)/g, ')');
}
