import type { DocumentSection } from '#app/document/file.ts';
import { countWords } from '#app/document/count-words.ts';
import type { SectionRule } from '../section-rule.ts';
import { quotation } from './check-file/file-finding.ts';
import { evidenceOf } from './check-file/section-evidence.ts';
import type { Finding } from './finding.ts';

/** The page limit of a section, null where it has none or counts words. */
export function pageLimit(rule: SectionRule | null): number | null {
  return rule?.limit?.unit === 'pages' ? rule.limit.max : null;
}

/** Whether a section keeps to its page or word limit. `lastPage` is where it ends. */
export function checkLimit(
  section: DocumentSection,
  rule: SectionRule,
  pages: number,
  lastPage: number | null,
): Finding[] {
  const { limit } = rule;
  if (!limit) return [];
  const count = limit.unit === 'pages' ? pages : countWords(section.blocks);
  if (count <= limit.max) return [];
  const unit = limit.max === 1 ? limit.unit.slice(0, -1) : limit.unit;
  return [
    {
      level: 'error',
      rule: limit.unit === 'pages' ? 'page-limit' : 'word-limit',
      source: limit.source,
      section: section.key,
      page: lastPage,
      message: `“${section.title}” has ${count} ${limit.unit}; ${limit.max} ${unit} ${limit.max === 1 ? 'is' : 'are'} allowed. Shorten it by ${count - limit.max}. ${quotation(evidenceOf(limit))}`,
    },
  ];
}
