import { flowRuns, type FlowBlock } from '../flow/flow.ts';
import type { SectionRule } from '../section-rule.ts';
import { quotation } from './check-file/file-finding.ts';
import { evidenceOf } from './check-file/section-evidence.ts';
import type { Finding } from './finding.ts';

const typedAddress = /\b(?:https?:\/\/|www\.)[^\s<>()]+/giu;

/** Links and typed web addresses in a section that must have none. `page` tells where a block stands. */
export function checkLinks(
  title: string,
  rule: SectionRule,
  blocks: readonly FlowBlock[],
  page: (block: FlowBlock) => number | null,
): Finding[] {
  if (!rule.forbid?.includes('links')) return [];
  const evidence = rule.rules?.find(({ quote }) => /\b(?:urls?|links?)\b/i.test(quote));
  const quoted = evidence ? ` ${quotation(evidenceOf(evidence))}` : '';
  return blocks.flatMap((block) =>
    [...addresses(block)].map((address): Finding => ({
      level: 'error',
      rule: 'no-links',
      source: evidence?.source ?? null,
      section: rule.key,
      page: page(block),
      message: `“${title}” may not contain web addresses, but has ${address}. Move it to the references.${quoted}`,
    })),
  );
}

function addresses(block: FlowBlock): Set<string> {
  const runs = flowRuns(block);
  const linked = runs.flatMap(({ href }) => (href === null || href.startsWith('#') ? [] : [href]));
  const text = runs.map((run) => run.text).join('');
  const typed = (text.match(typedAddress) ?? []).map((address) => address.replace(/[.,;:]+$/, ''));
  return new Set([...linked, ...typed.filter((address) => !linked.some((href) => href.startsWith(address)))]);
}
