import type { Attrs, NodeSpec } from 'prosemirror-model';
import { knownEmbed, type Embed, type UnknownEmbed } from './embeds.ts';
import { embedText } from './embed-text.ts';
import { normalContent } from './normal-block.ts';

/** How an embed is shown among characters and recognised in pasted text: as words in a box of their own. */
export const embedSpec: NodeSpec = {
  group: 'inline',
  inline: true,
  atom: true,
  attrs: { raw: {} },
  toDOM: ({ attrs }) => {
    const raw = attrs.raw as Embed | UnknownEmbed;
    const attributes: Record<string, string> = {
      'data-embed': JSON.stringify(raw),
      class: `embed embed-${kindOf(raw)}`,
    };
    if (!knownEmbed(raw)) attributes.title = 'Made with a newer version of Callboard';
    return ['span', attributes, embedText(raw)];
  },
  parseDOM: [{ tag: 'span[data-embed]', getAttrs: (element) => parseRaw(element.dataset.embed) }],
};

const kindOf = (raw: Embed | UnknownEmbed) => knownEmbed(raw)?.t ?? 'unknown';

function parseRaw(json: string | undefined): Attrs | false {
  try {
    const raw: unknown = JSON.parse(json ?? '');
    const named = typeof raw === 'object' && raw !== null && typeof (raw as UnknownEmbed).t === 'string';
    const [embed] = named && (raw as UnknownEmbed).t !== 'b' ? normalContent([raw]) : [];
    return embed ? { raw: embed } : false;
  } catch {
    return false; // somebody else's attribute: the words in the box come in as text
  }
}
