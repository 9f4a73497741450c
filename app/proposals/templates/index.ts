import { generic } from './generic.ts';
import { nsf } from './nsf.ts';
import type { Template, TemplateSection } from './template.ts';

export type { Confidence, Evidence, SectionLimit, Template, TemplateSection } from './template.ts';

/** Every template, in the order a form offers them. */
export const templates: readonly Template[] = [generic, nsf];

/** A template by its id, or null. */
export function getTemplate(id: string): Template | null {
  return templates.find((template) => template.id === id) ?? null;
}

/** What a template says of one section; null for a section or template it does not know. */
export function templateSection(templateId: string, key: string): TemplateSection | null {
  return getTemplate(templateId)?.sections.find((section) => section.key === key) ?? null;
}

/** The template to offer first for a funder. */
export function suggestTemplate(funder: string | null): string {
  return funder !== null && /national science foundation|\bNSF\b/i.test(funder) ? nsf.id : generic.id;
}
