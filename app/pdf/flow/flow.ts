/** The document as one column of blocks, before anything is known of fonts or pages. Plain data. */

export type FlowRole = 'title' | 'person' | 'section' | 'heading' | 'paragraph' | 'item' | 'quote' | 'code';

export type FlowRun = {
  text: string;
  strong: boolean;
  em: boolean;
  code: boolean;
  /** where it leads, for a link that may be live or must not */
  href: string | null;
};

export type FlowBlock = {
  role: FlowRole;
  /** key of the section, null for the title block */
  section: string | null;
  /** heading: 1 to 3 within a section · list item: depth from 0 */
  level: number;
  /** heading: 1 to 6 as tagged, no level left out */
  tagLevel: number;
  /** list item: its number or bullet */
  label: string | null;
  runs: FlowRun[];
};

/** The characters of a block as they will be set. */
export function flowText(block: FlowBlock): string {
  return block.runs.map((run) => run.text).join('');
}
