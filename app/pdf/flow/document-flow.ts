import type { Block } from '#app/document/blocks.ts';
import type { DocumentFile, DocumentSection } from '#app/document/file.ts';
import { authors } from './authors.ts';
import { cleanText } from './clean-text.ts';
import { flowText, type FlowBlock, type FlowRole, type FlowRun } from './flow.ts';
import { inlineRuns, plainRun } from './inline-runs.ts';
import { listLabels } from './list-labels.ts';

const roles: Record<string, FlowRole> = { p: 'paragraph', h: 'heading', li: 'item', quote: 'quote', code: 'code' };

/** The whole document in reading order: title, people, then each section's title and blocks. */
export function documentFlow(file: DocumentFile): FlowBlock[] {
  return [...titleFlow(file), ...file.sections.flatMap(sectionFlow)];
}

function titleFlow(file: DocumentFile): FlowBlock[] {
  const title = flowBlock('title', null, [plainRun(file.title.trim())]);
  const people = authors(file.people).map((person) => {
    const runs = [{ ...plainRun(person.name), strong: true }];
    if (person.affiliation) runs.push(plainRun(`, ${person.affiliation}`));
    return flowBlock('person', null, runs);
  });
  return [title, ...people].filter((block) => flowText(block).trim() !== '');
}

function sectionFlow(section: DocumentSection): FlowBlock[] {
  const head = { ...flowBlock('section', section.key, [plainRun(section.title || section.key)]), tagLevel: 1 };
  const labels = listLabels(section.blocks);
  let depth = 1;
  const body = section.blocks.map((block, index) => {
    const flow = { ...blockFlow(block, section.key), label: labels[index]! };
    if (flow.role === 'heading') flow.tagLevel = depth = Math.min(flow.level + 1, depth + 1);
    return flow;
  });
  return [head, ...body.filter(isSet)];
}

function blockFlow(block: Block, section: string): FlowBlock {
  const role = roles[block.kind] ?? 'paragraph';
  const runs = inlineRuns(block.content);
  const known = block.kind in roles || runs.length > 0;
  const level = role === 'heading' ? clamp(block.attrs.level ?? 1, 1, 3) : clamp(block.attrs.indent ?? 0, 0, 5);
  return { ...flowBlock(role, section, known ? runs : [plainRun(`[${block.kind}]`)]), level };
}

/** Empty paragraphs are spacing by hand, which the profile does better; an empty line of code or list item means something. */
function isSet(block: FlowBlock): boolean {
  return block.role === 'code' || block.role === 'item' || flowText(block).trim() !== '';
}

function flowBlock(role: FlowRole, section: string | null, runs: FlowRun[]): FlowBlock {
  return { role, section, level: 0, tagLevel: 0, label: null, runs };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(Math.trunc(Number(value)) || least, least), most);
}

/** The title as file properties want it: never blank, because checkers refuse a PDF without one. */
export function documentTitle(file: DocumentFile): string {
  return cleanText(file.title).replace(/\s+/g, ' ').trim() || 'Untitled proposal';
}
