import { displayNumber } from '../identity.ts';

/**
 * What leads from an award to calls: a canonical key of a call (`us-fon:NSF:24-571`), `programme:` with the folded name or
 * code of a programme, or `aln:47.070`.
 */
export function programmeKey(name: string): string {
  return `programme:${name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()}`;
}

export function listingKey(aln: string): string {
  return `aln:${aln.trim().toUpperCase()}`;
}

export type CallForAwards = {
  canonicalKey: string;
  number: string | null;
  /** JSON list */
  alns: string | null;
  callId: string | null;
  programme: { name: string } | null;
};

export type Tie = { by: 'number' | 'programme' | 'listing'; keys: string[]; shared: string[] };

/** The ties of a call to awards, the narrowest first; a tie without keys is left out. */
export function awardKeysOfCall(call: CallForAwards): Tie[] {
  const alns = listOf(call.alns);
  const element = elementOf(call.number);
  const programmes = [call.programme?.name, call.callId].filter((name): name is string => Boolean(name));
  const ties: Tie[] = [
    { by: 'number', keys: [call.canonicalKey], shared: [call.number ?? call.canonicalKey] },
    {
      by: 'programme',
      keys: [...programmes.map(programmeKey), ...(element ? [programmeKey(element)] : [])],
      shared: [...programmes, ...(element && call.number ? [displayNumber('NSF', call.number)] : [])],
    },
    // A call under many listings is tied to none of them: NSF-wide calls name a dozen.
    { by: 'listing', keys: alns.length > 3 ? [] : alns.map(listingKey), shared: alns },
  ];
  return ties.filter(({ keys }) => keys.length > 0);
}

/** NSF's programme descriptions are numbered by the programme element that pays: `PD 20-1260` is element `1260`. */
function elementOf(number: string | null): string | null {
  return /^PD[ -]\d{2}-([0-9A-Z]{4})$/.exec(number ?? '')?.[1] ?? null;
}

function listOf(json: string | null): string[] {
  const value: unknown = json === null ? [] : JSON.parse(json);
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
