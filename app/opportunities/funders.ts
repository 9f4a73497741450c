/**
 * Funders that go by several names, each once: with its ROR identifier where a public registry or the funder's own
 * metadata shows it (read 2026-11-26), the names that sources write, and its agency codes on Grants.gov. Whoever is
 * not here keeps the name that the source gives.
 */
export type KnownFunder = {
  name: string;
  rorId: string | null;
  country: string;
  url: string;
  aliases: readonly string[];
  /** on Grants.gov; a code stands for all that begin with it and a hyphen */
  agencies: readonly string[];
  /** identifiers in Crossref's registry of funders, without `10.13039/` */
  crossref: readonly string[];
};

export const knownFunders: readonly KnownFunder[] = [
  {
    name: 'U.S. National Science Foundation',
    ...{ rorId: 'https://ror.org/021nxhr62', country: 'US', url: 'https://www.nsf.gov' },
    aliases: ['National Science Foundation', 'U.S. National Science Foundation (NSF)', 'NSF'],
    ...{ agencies: ['NSF'], crossref: ['100000001'] },
  },
  {
    name: 'National Institutes of Health',
    ...{ rorId: 'https://ror.org/01cwqze88', country: 'US', url: 'https://www.nih.gov' },
    aliases: ['National Institutes of Health (US)', 'NIH'],
    ...{ agencies: ['HHS-NIH', 'HHS-NIH11'], crossref: ['100000002'] },
  },
  {
    name: 'National Aeronautics and Space Administration',
    ...{ rorId: 'https://ror.org/027ka1x80', country: 'US', url: 'https://www.nasa.gov' },
    aliases: ['NASA', 'NASA Headquarters'],
    ...{ agencies: ['NASA'], crossref: [] },
  },
  {
    name: 'DOE Office of Science',
    ...{ rorId: 'https://ror.org/00mmn6b08', country: 'US', url: 'https://science.osti.gov' },
    aliases: ['U.S. Department of Energy Office of Science', 'Department of Energy Office of Science'],
    ...{ agencies: ['PAMS-SC'], crossref: ['100006132'] },
  },
  {
    name: 'U.S. Department of Energy',
    ...{ rorId: 'https://ror.org/01bj3aw27', country: 'US', url: 'https://www.energy.gov' },
    aliases: ['Department of Energy', 'United States Department of Energy', 'DOE'],
    ...{ agencies: ['DOE'], crossref: ['100000015'] },
  },
  {
    name: 'Defense Advanced Research Projects Agency',
    ...{ rorId: 'https://ror.org/02caytj08', country: 'US', url: 'https://www.darpa.mil' },
    aliases: ['DARPA'],
    ...{ agencies: ['DOD-DARPA'], crossref: [] },
  },
  {
    name: 'National Telecommunications and Information Administration',
    ...{ rorId: null, country: 'US', url: 'https://www.ntia.gov' },
    aliases: ['National Telecommunications and Information Admini', 'NTIA'],
    ...{ agencies: ['DOC-NTIA'], crossref: [] },
  },
  {
    name: 'Chan Zuckerberg Initiative',
    ...{ rorId: 'https://ror.org/02qenvm24', country: 'US', url: 'https://chanzuckerberg.com' },
    aliases: ['CZI'],
    ...{ agencies: [], crossref: ['100014989'] },
  },
  {
    name: 'Alfred P. Sloan Foundation',
    ...{ rorId: 'https://ror.org/052csg198', country: 'US', url: 'https://sloan.org' },
    aliases: ['Sloan Foundation'],
    ...{ agencies: [], crossref: ['100000879'] },
  },
  {
    name: 'Gordon and Betty Moore Foundation',
    ...{ rorId: 'https://ror.org/006wxqw41', country: 'US', url: 'https://www.moore.org' },
    aliases: ['Moore Foundation'],
    ...{ agencies: [], crossref: ['100000936'] },
  },
  {
    name: 'Wellcome Trust',
    ...{ rorId: 'https://ror.org/029chgv08', country: 'GB', url: 'https://wellcome.org' },
    aliases: ['Wellcome', 'The Wellcome Trust'],
    ...{ agencies: [], crossref: ['100010269', '100004440'] },
  },
  {
    name: 'Simons Foundation',
    ...{ rorId: 'https://ror.org/01cmst727', country: 'US', url: 'https://www.simonsfoundation.org' },
    aliases: ['The Simons Foundation'],
    ...{ agencies: [], crossref: ['100000893'] },
  },
  {
    name: 'UK Research and Innovation',
    ...{ rorId: 'https://ror.org/001aqnf71', country: 'GB', url: 'https://www.ukri.org' },
    aliases: ['UKRI'],
    ...{ agencies: [], crossref: [] },
  },
  {
    name: 'Deutsche Forschungsgemeinschaft',
    ...{ rorId: 'https://ror.org/018mejw64', country: 'DE', url: 'https://www.dfg.de' },
    aliases: ['German Research Foundation', 'DFG'],
    ...{ agencies: [], crossref: ['501100001659'] },
  },
];

const fold = (name: string) => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
const byName = new Map(knownFunders.flatMap((known) => [known.name, ...known.aliases].map((n) => [fold(n), known])));
const byRor = new Map(knownFunders.flatMap((known) => (known.rorId ? [[known.rorId, known]] : [])));
const byCrossref = new Map(knownFunders.flatMap((known) => known.crossref.map((id) => [id, known])));

/** The funder of this name or alias, whatever its case. */
export function funderByName(name: string): KnownFunder | null {
  return byName.get(fold(name)) ?? null;
}

/** By `https://ror.org/021nxhr62`. */
export function funderByRor(rorId: string): KnownFunder | null {
  return byRor.get(rorId.trim().toLowerCase()) ?? null;
}

/** By `10.13039/100000001`, with or without its prefix or as an address. */
export function funderByCrossref(id: string): KnownFunder | null {
  return byCrossref.get(id.replace(/^.*10\.13039\//, '').trim()) ?? null;
}

/** Who stands behind an agency code of Grants.gov: the longest code that is known wins. */
export function funderByAgency(code: string): KnownFunder | null {
  const plain = code.normalize('NFKC').trim().toUpperCase();
  const fits = knownFunders.flatMap((known) =>
    known.agencies
      .filter((agency) => plain === agency || plain.startsWith(`${agency}-`))
      .map((agency) => ({ known, length: agency.length })),
  );
  fits.sort((a, b) => b.length - a.length);
  return fits[0]?.known ?? null;
}

/** What a draft says of its funder: the one known by that name, or the name as it came. */
export function funderDraft(name: string, country: string | null = null) {
  const known = funderByName(name);
  return known ? asDraft(known) : { name, ...(country === null ? {} : { country }) };
}

/** A known funder as drafts name it. */
export function asDraft({ name, country, url, rorId }: KnownFunder) {
  return { name, country, url, ...(rorId === null ? {} : { rorId }) };
}
