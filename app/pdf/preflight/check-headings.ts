import { flowText, type FlowBlock } from '../flow/flow.ts';
import type { SectionRule } from '../section-rule.ts';
import { quotation } from './check-file/file-finding.ts';
import { evidenceOf } from './check-file/section-evidence.ts';
import type { Finding } from './finding.ts';

/** Whether every required heading stands as a heading of its own. An empty section gets one warning instead. */
export function checkHeadings(
  title: string,
  rule: SectionRule,
  blocks: readonly FlowBlock[],
  page: number | null,
): Finding[] {
  const place = { section: rule.key, page };
  const body = blocks.filter((block) => block.role !== 'section');
  if (body.length === 0)
    return [
      {
        level: 'warning',
        rule: 'empty-section',
        source: null,
        ...place,
        message: `“${title}” is empty. Write it, or say in a sentence why nothing is needed.`,
      },
    ];
  const headings = new Set(body.filter((block) => block.role === 'heading').map((block) => plain(flowText(block))));
  return (rule.headings ?? [])
    .filter((wanted) => !headings.has(plain(wanted)))
    .map((wanted) => {
      const evidence = rule.rules?.find(({ quote }) => plain(quote).includes(plain(wanted)));
      const quoted = evidence ? ` ${quotation(evidenceOf(evidence))}` : '';
      const message = `“${title}” needs the heading “${wanted}” alone on its line. Add it as a heading.${quoted}`;
      return { level: 'error', rule: 'required-heading', source: evidence?.source ?? null, ...place, message };
    });
}

function plain(text: string): string {
  return text
    .replace(/[\s\u00A0]+/g, ' ')
    .replace(/[.:]?\s*$/, '')
    .trim()
    .toLowerCase();
}
