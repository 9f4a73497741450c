import { cleanHtml } from '#app/opportunities/clean-html.ts';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import type { Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import { minorDigits } from '#app/opportunities/money.ts';
import { excerptOf, plainLine, plainText, withoutContacts } from '#app/opportunities/text.ts';
import { parsePortalDay, portalDeadlines } from './deadlines.ts';
import { programmeName } from './programmes.ts';
import type { SediaRecord } from './record.ts';
import { FORTHCOMING, OPEN } from './request.ts';

export const PORTAL = 'https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities';
export const COMMISSION = { name: 'European Commission', country: 'EU', url: 'https://commission.europa.eu' };

const STATUSES: Record<string, string> = { [FORTHCOMING]: 'Forthcoming', [OPEN]: 'Open', '31094503': 'Closed' };

/** A call of the portal as a draft, or why it is not taken. */
export function toDraft(record: SediaRecord): OpportunityDraft | Rejected {
  const key = record.reference;
  const isCascade = record.type === '8';
  const title = titleOf(record, isCascade);
  const { unreadable, ...deadlines } = portalDeadlines(record);
  const opensOn = parsePortalDay(record.opens);
  const status = STATUSES[record.status];
  if (title === '') return { key, reason: 'has no title' };
  if (!/en$/i.test(key)) return { key, reason: 'is a translation; the English text of the call is taken' };
  if (status === undefined) return { key, reason: `its status ${JSON.stringify(record.status)} is not known` };
  if (unreadable !== null)
    return { key, reason: `its deadline ${JSON.stringify(unreadable)} is not a date that the portal writes` };
  if (record.opens !== null && opensOn === null) {
    return { key, reason: `its opening day ${JSON.stringify(record.opens)} is not a date that the portal writes` };
  }
  const identifier = record.identifier.normalize('NFKC').trim();
  const programmes = record.programmes.map(programmeName).filter((name) => name !== null);
  const description = record.descriptionHtml ?? '';
  return {
    externalKey: key,
    keys: [record.type === '1' && identifier ? `eu-topic:${identifier.toUpperCase()}` : `eu-ref:${key.toUpperCase()}`],
    title,
    // The number of a cascade call is that of its parent, which dozens may share.
    number: isCascade ? null : identifier || null,
    callId: isCascade ? identifier || null : record.callIdentifier,
    funder: COMMISSION,
    programme: programmes[0] ? { name: programmes[0] } : null,
    url: urlOf(record, identifier),
    ...(description ? { summary: withoutContacts(plainText(description)).slice(0, 100_000) } : {}),
    ...(description ? { descriptionHtml: cleanHtml(description) } : {}),
    language: record.type === '2' ? null : 'en', // calls of the external action are in the language of their country
    upstreamStatus: status,
    docType: 'call',
    opensOn,
    ...deadlines,
    amount: amountOf(record),
    awardsExpected: record.budget?.awards ?? null,
    ...(record.conditionsHtml
      ? { eligibility: withoutContacts(plainText(record.conditionsHtml)).slice(0, 20_000) }
      : {}),
    stages: stagesOf(record.model),
    instruments: record.actionTypes.map(plainLine).filter(Boolean).slice(0, 30),
    categories: programmes,
    tags: [...new Set(record.tags.map((tag) => plainLine(tag).slice(0, 200)).filter(Boolean))].slice(0, 60),
    rawTexts: {
      title: record.title.slice(0, 2000),
      ...(record.opens === null ? {} : { opensOn: String(record.opens) }),
    },
    record: JSON.parse(withoutContacts(JSON.stringify(record.raw))) as unknown,
  };
}

/** Lines that stand there twice, once in each language of a form, are said once. */
function titleOf({ title, callTitle }: SediaRecord, isCascade: boolean): string {
  const said = (isCascade && plainLine(callTitle ?? '')) || title;
  return excerptOf(plainLine([...new Set(said.split(/\s*[\r\n]+\s*/))].join(' ')), 500);
}

function urlOf({ url, type, reference }: SediaRecord, identifier: string): string {
  // Some records give the address of their data, which is no page for a reader.
  if (url !== null && /^https?:/.test(url) && URL.canParse(url) && !url.includes('/data/')) return url;
  return `${PORTAL}/topic-details/${encodeURIComponent(type === '1' && identifier ? identifier : reference)}`;
}

function amountOf({ budget }: SediaRecord): OpportunityDraft['amount'] {
  if (!budget) return null;
  const { currency, rawText } = budget;
  const minor = (units: number | null) => {
    const value = units === null ? 0 : Math.round(units * 10 ** minorDigits(currency));
    return value > 10 ** minorDigits(currency) && Number.isSafeInteger(value) ? value : null; // 0 and 1 fill a field
  };
  const [min, max, total] = [minor(budget.min), minor(budget.max), minor(budget.total)];
  if (min === null && max === null && total === null) return null;
  const kind = min === null && max === null ? 'total' : 'per_award';
  return { min, max, total, currency, kind, rawText: rawText.slice(0, 2000) };
}

function stagesOf(model: string | null): OpportunityDraft['stages'] {
  if (model === null) return null;
  return /two.?stage/i.test(model) ? 'two_stage' : /single.?stage/i.test(model) ? 'none' : null;
}
