import { flowRuns, type Flow, type FlowBlock } from '../flow/flow.ts';
import type { Layout } from '../layout-document.ts';
import { textFrame } from '../measure/text-frame.ts';
import type { Profile } from '../profiles.ts';
import type { OnStep } from '../progress.ts';
import type { SectionRule } from '../section-rule.ts';
import { bookmarks } from './bookmarks.server.ts';
import { embeddedPictures } from './embedded-pictures.server.ts';
import { ContentMarks } from './content-marks.server.ts';
import { glyphEncoders } from './glyph-encoder.server.ts';
import { destinationOf, mayBeLive } from './live-link.ts';
import { paintPage, type PageTools } from './paint-page.server.ts';
import { openPdf, type PdfkitDocument } from './pdfkit.server.ts';
import { Structure, type Leaf } from './structure.server.ts';
import { xmpProperties } from './xmp.ts';

/** What the file says of itself. The same properties and pages give the same bytes. */
export type Properties = {
  title: string;
  authors: string[];
  subject: string;
  keywords: string[];
  lang: string;
  date: Date;
};

/**
 * Draws a layout as a tagged PDF 1.7 with embedded fonts, bookmarks and properties. `pictures` are PNG or JPEG files
 * without alpha, by the names that the layout has for them.
 */
export async function paintDocument(
  layout: Layout,
  profile: Profile,
  rules: readonly SectionRule[],
  properties: Properties,
  pictures: ReadonlyMap<string, Uint8Array> = new Map(),
  onPage?: OnStep,
): Promise<Uint8Array> {
  const { title, authors, subject, keywords, lang, date } = properties;
  const info = {
    Title: title,
    Author: authors.join('; '),
    Subject: subject,
    Keywords: keywords.join(', '),
    CreationDate: date,
  };
  const document = openPdf({ size: [profile.paper.width, profile.paper.height], lang, info });
  document._addInfo = () =>
    document.appendXML(xmpProperties({ ...properties, producer: 'Callboard with pdfkit 0.20.2' }));
  const bytes = collect(document);
  const structure = new Structure(document, lang);
  const outline = bookmarks(document);
  const leaves = new Map<FlowBlock, Leaf>();
  const frame = textFrame(profile);
  const wanted = linkedNames(layout.flow);
  const known = (block: FlowBlock, make: () => Leaf): Leaf => {
    const leaf = leaves.get(block) ?? make();
    leaves.set(block, leaf);
    return leaf;
  };
  const tools: PageTools = {
    document,
    frame,
    encoder: glyphEncoders(document),
    marks: new ContentMarks(document, structure),
    structure,
    pictures: embeddedPictures(document, pictures),
    block: (index) => layout.flow.blocks[index]!,
    note: (index) => layout.flow.notes[index]!,
    leaf: (block, y) =>
      known(block, () => {
        if (profile.bookmarks) outline.add(block, frame.x, y);
        const name = block.name === null ? null : destinationOf(`#${block.name}`);
        if (name !== null && wanted.has(name)) document.addNamedDestination(name, 'XYZ', frame.x, y, null);
        return structure.add(block);
      }),
    noteLeaf: (note) => known(note, () => structure.addNote(note)),
    href: (block, link) => (mayBeLive(profile, rules, block.section) ? hrefOf(block, link) : null),
  };
  layout.pages.forEach((page, index) => {
    paintPage(page, tools);
    onPage?.(index + 1, layout.pages.length);
  });
  structure.end();
  document.end();
  return bytes;
}

/** The address of a block's link by its index: neighbouring runs with one address are one link. */
function hrefOf(block: FlowBlock, link: number): string | null {
  const addresses = block.runs.map((run) => run.href);
  const starts = addresses.filter((href, index) => href !== null && href !== addresses[index - 1]);
  return starts[link] ?? null;
}

/** Places that some link leads to: only these are named in the file. */
function linkedNames({ blocks, notes }: Flow): Set<string> {
  const runs = [...blocks, ...notes].flatMap(flowRuns);
  return new Set(runs.flatMap(({ href }) => (href === null ? [] : (destinationOf(href) ?? []))));
}

function collect(document: PdfkitDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
  });
}
