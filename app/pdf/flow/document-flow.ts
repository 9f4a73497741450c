import type { Block, Cell } from '#app/document/blocks.ts';
import { inlineText } from '#app/document/embed-text.ts';
import type { Cite, CrossReference, Footnote } from '#app/document/embeds.ts';
import type { DocumentFile, DocumentSection } from '#app/document/file.ts';
import { noPictures, type Pictures } from '../pictures/picture-facts.ts';
import { authors } from './authors.ts';
import { citationsOf, type Citations, type CitationStyle } from './citations.ts';
import { cleanText } from './clean-text.ts';
import { flowRuns, flowText, type Flow, type FlowBlock, type FlowCell, type FlowRole, type FlowRun } from './flow.ts';
import { inlineRuns, mathRun, plainRun, type InlineContext } from './inline-runs.ts';
import { languageTag } from './language-tag.ts';
import { listLabels } from './list-labels.ts';
import { nameBlocks, type Names } from './names.ts';
import { figurePicture, placeholderText } from './picture.ts';
import { entryOf, readReferences } from './references.ts';

export type FlowOptions = {
  numberHeadings?: boolean;
  citations?: CitationStyle;
  /** the page on which a named block begins, as far as it is known */
  pageOf?: (name: string) => number | null;
  pictures?: Pictures;
  /** key of the one section that is set; what it says of the others reads as in the whole */
  section?: string | null;
};

const roles = new Map<string, FlowRole>([
  ['p', 'paragraph'],
  ['h', 'heading'],
  ['li', 'item'],
  ['quote', 'quote'],
  ['code', 'code'],
]);
/** Stands where a page is not known yet, about as wide. */
const unknownPage = '00';

/** The whole document in reading order: title, people, then each section's title and blocks, then what it cites. */
export function documentFlow(file: DocumentFile, options: FlowOptions = {}): Flow {
  return new FlowBuilder(file, options).build();
}

class FlowBuilder implements InlineContext {
  private readonly notes: FlowBlock[] = [];
  private readonly names: Names;
  private readonly citations: Citations;
  readonly pictures: Pictures;
  private section: string | null = null;
  private asksForPages = false;

  constructor(
    private readonly file: DocumentFile,
    private readonly options: FlowOptions,
  ) {
    this.pictures = options.pictures ?? noPictures;
    this.names = nameBlocks(file, options.numberHeadings ?? false);
    this.citations = citationsOf(readReferences(file.references), options.citations ?? 'numeric');
  }

  build(): Flow {
    const last = this.file.sections.findLast(({ key }) => /^(references|bibliography)/.test(key)) ?? null;
    const sections = this.file.sections.flatMap((section, index) => {
      const blocks = this.sectionFlow(section, index);
      return section === last ? [...blocks, ...this.listOfReferences(section.key)] : blocks;
    });
    const own = last ? [] : this.listOfReferences(null);
    const blocks = [...this.titleFlow(), ...sections, ...own];
    const only = this.options.section ?? null;
    const all = only === null ? this.withContents(blocks) : this.alone(only, this.withContents(blocks));
    return { blocks: all, notes: this.notes, asksForPages: this.asksForPages };
  }

  cite(cite: Cite) {
    const [first] = cite.works;
    const href = cite.works.length === 1 && first ? `#${referenceName(first.id)}` : null;
    return { text: cleanText(this.citations.mark(cite)), href };
  }

  crossReference({ to, show }: CrossReference) {
    const named = this.names.find(to);
    if (!named) return { text: '[?]', href: null };
    this.asksForPages ||= show === 'page' && this.isKept;
    const page = show === 'page' ? (this.options.pageOf?.(to) ?? null) : null;
    const text = show === 'page' ? String(page ?? unknownPage) : named[show];
    return { text: cleanText(text), href: `#${to}` };
  }

  footnote({ content }: Footnote) {
    // works that a note of another section cites are counted all the same
    if (!this.isKept) {
      inlineRuns(content, this);
      return { note: null, text: '' };
    }
    const note = this.notes.length;
    const label = String(note + 1);
    const block = { ...flowBlock('note', this.section, []), label };
    this.notes.push(block);
    block.runs = inlineRuns(content, this);
    return { note, text: label };
  }

  private get isKept(): boolean {
    return (this.options.section ?? this.section) === this.section;
  }

  /** The blocks of one section, without links to places that its file has not. */
  private alone(key: string, blocks: FlowBlock[]): FlowBlock[] {
    const kept = blocks.filter(({ section }) => section === key);
    const places = new Set([...kept, ...this.notes].flatMap(namesIn).map((name) => `#${name}`));
    for (const run of [...kept, ...this.notes].flatMap(flowRuns))
      if (run.href?.startsWith('#') && !places.has(run.href)) run.href = null;
    return kept;
  }

  private titleFlow(): FlowBlock[] {
    const title = flowBlock('title', null, [plainRun(this.file.title.trim())]);
    const people = authors(this.file.people).map((person) => {
      const runs = [{ ...plainRun(person.name), strong: true }];
      if (person.affiliation) runs.push(plainRun(`, ${person.affiliation}`));
      return flowBlock('person', null, runs);
    });
    return [title, ...people].filter((block) => flowText(block).trim() !== '');
  }

  private sectionFlow(section: DocumentSection, index: number): FlowBlock[] {
    this.section = section.key;
    const number = this.options.numberHeadings ? `${index + 1}  ` : '';
    const title = plainRun(number + (section.title || section.key));
    const head = { ...flowBlock('section', section.key, [title]), tagLevel: 1 };
    const body = this.blocksFlow(section.blocks, true);
    let depth = 1;
    for (const block of body)
      if (block.role === 'heading') block.tagLevel = depth = Math.min(block.level + 1, depth + 1);
    return [head, ...body];
  }

  /** `own`: the blocks of the section itself, not of a cell */
  private blocksFlow(blocks: readonly Block[], own = false): FlowBlock[] {
    const labels = listLabels(blocks);
    let breaks = false;
    return blocks.flatMap((block, index) => {
      if (block.kind === 'pagebreak') breaks = true;
      const set = this.blockFlow(block, labels[index]!).filter(isSet);
      if (own) for (const one of set) one.origin = index;
      if (breaks && set[0]) {
        set[0].onNewPage = true;
        breaks = false;
      }
      return set;
    });
  }

  private blockFlow(block: Block, label: string | null): FlowBlock[] {
    const { kind, attrs } = block;
    const runs = () => inlineRuns(block.content, this);
    const one = (role: FlowRole, facts: Partial<FlowBlock>): FlowBlock => {
      return {
        ...flowBlock(role, this.section, []),
        name: attrs.label ?? null,
        lang: languageTag(attrs.lang),
        ...facts,
      };
    };
    switch (kind) {
      case 'placeholder':
        return []; // guidance for those who write
      case 'pagebreak':
        return [one('paragraph', { runs: runs() })];
      case 'toc':
        return [one('contents', { level: attrs.depth ?? 2 }), one('paragraph', { runs: runs() })];
      case 'table': {
        const caption = { runs: this.captionRuns(block, runs()) };
        const rows = this.cellRows(block);
        if (rows.length === 0) return [one('paragraph', caption)]; // nothing that it could be the caption of
        return [one('caption', caption), one('table', { name: null, rows })];
      }
      case 'figure': {
        const picture = figurePicture(block, this.names.prefix(block) ?? '', this.pictures);
        const figure = one('figure', { picture, runs: [plainRun(placeholderText(picture))] });
        return [figure, one('caption', { name: null, below: true, runs: this.captionRuns(block, runs()) })];
      }
      case 'math':
        return [
          one('formula', {
            runs: [mathRun(inlineText(block.content), attrs.alt)],
            label: this.names.prefix(block),
          }),
        ];
      default: {
        const role = roles.get(kind) ?? 'paragraph';
        const level = role === 'heading' ? clamp(attrs.level ?? 1, 1, 3) : clamp(attrs.indent ?? 0, 0, 5);
        const number = this.names.heading(block);
        const known = roles.has(kind) || block.content.length > 0;
        const content = known ? runs() : [plainRun(`[${kind}]`)];
        return [one(role, { level, label, runs: number ? [plainRun(`${number}  `), ...content] : content })];
      }
    }
  }

  private captionRuns(block: Block, runs: FlowRun[]): FlowRun[] {
    const prefix = { ...plainRun(this.names.prefix(block) ?? ''), strong: true };
    return runs.length > 0 ? [{ ...prefix, text: `${prefix.text}. ` }, ...runs] : [prefix];
  }

  private cellRows({ attrs }: Block): FlowCell[][] {
    return (attrs.cells ?? []).map((row, r) =>
      row.map((cell: Cell, column) => ({
        blocks: this.blocksFlow(cell),
        align: attrs.align?.[column] ?? 'left',
        header: r < (attrs.header ?? 0),
      })),
    );
  }

  private listOfReferences(section: string | null): FlowBlock[] {
    const entries = this.citations.list().map(({ work, year, label }) => {
      const runs = entryOf(work, year).map(({ text, em, href }) => ({
        ...plainRun(text),
        em: em ?? false,
        href: href ?? null,
      }));
      return { ...flowBlock('reference', section ?? listSection, runs), label, name: referenceName(work.id) };
    });
    if (entries.length === 0 || section !== null) return entries;
    return [{ ...flowBlock('section', listSection, [plainRun('References')]), tagLevel: 1 }, ...entries];
  }

  /** A table of contents becomes its entries: the headings of the whole document, with their pages. */
  private withContents(blocks: FlowBlock[]): FlowBlock[] {
    if (!blocks.some(({ role }) => role === 'contents')) return blocks;
    this.asksForPages = true;
    const only = this.options.section ?? null;
    const headings = blocks.filter(({ tagLevel, section }) => tagLevel > 0 && (only ?? section) === section);
    headings.forEach((block, index) => (block.name ??= `heading-${index}`));
    return blocks.flatMap((block) => {
      if (block.role !== 'contents') return [block];
      const listed = headings.filter(({ tagLevel }) => tagLevel <= block.level + 1);
      return listed
        .map((heading, index) => ({
          ...flowBlock(
            'contents',
            block.section,
            heading.runs.filter(({ note }) => note === null),
          ),
          level: heading.tagLevel - 1,
          label: String(this.options.pageOf?.(heading.name!) ?? unknownPage),
          ...(block.origin === undefined ? {} : { origin: block.origin }),
          onNewPage: index === 0 && block.onNewPage,
        }))
        .map((entry, index) => ({
          ...entry,
          runs: entry.runs.map((run) => ({ ...run, href: `#${listed[index]!.name}` })),
        }));
    });
  }
}

/** Key of the section that a list of references makes where the document has none for it. */
export const listSection = 'references-cited-here';

/** The names of a block and of what stands in its cells. */
function namesIn({ name, rows }: FlowBlock): string[] {
  const within = (rows ?? []).flat().flatMap((cell) => cell.blocks.flatMap(namesIn));
  return name === null ? within : [name, ...within];
}

const referenceName = (id: string) => `reference-${id}`;

/** Empty paragraphs are spacing by hand, which the profile does better; an empty line of code or list item means something. */
function isSet(block: FlowBlock): boolean {
  const holds = ['code', 'item', 'contents', 'figure'].includes(block.role);
  return holds || (block.rows ?? []).length > 0 || flowText(block).trim() !== '';
}

function flowBlock(role: FlowRole, section: string | null, runs: FlowRun[]): FlowBlock {
  const facts = { level: 0, tagLevel: 0, label: null, name: null, onNewPage: false, lang: null, rows: null };
  return { role, section, ...facts, runs };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(Math.trunc(Number(value)) || least, least), most);
}

/** The title as file properties want it: never blank, because checkers refuse a PDF without one. */
export function documentTitle(file: DocumentFile): string {
  return cleanText(file.title).replace(/\s+/g, ' ').trim() || 'Untitled proposal';
}
