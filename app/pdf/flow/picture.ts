import type { Block } from '#app/document/blocks.ts';
import { embedText } from '#app/document/embed-text.ts';
import type { InlineImage } from '#app/document/embeds.ts';
import { factsOf, type PictureFacts, type Pictures } from '../pictures/picture-facts.ts';
import type { FlowRun } from './flow.ts';

/** The picture of a figure. */
export type FlowPicture = {
  asset: string | null;
  /** what it shows, null where nobody said */
  alt: string | null;
  /** "Figure 2" */
  title: string;
  /** hundredths of the line; as wide as the picture is where null */
  share: number | null;
  /** it stands at the top of a page rather than where it was put */
  atTop: boolean;
  facts: PictureFacts;
};

/** A small picture among the characters; the text of its run is `objectMark`, or its words where it cannot be set. */
export type FlowImage = {
  asset: string;
  alt: string;
  /** hundredths of the size of the type around it */
  height: number;
  facts: PictureFacts;
};

/** What Unicode puts where an object stands among characters. */
export const objectMark = '\uFFFC';

/** The picture of a figure block; `title` is its number in words. */
export function figurePicture({ attrs }: Block, title: string, pictures: Pictures): FlowPicture {
  const facts = factsOf(pictures, attrs.asset);
  const { asset = null, alt = null, width: share = null, place } = attrs;
  return { asset, alt, title, share, atTop: place === 'top', facts };
}

/** Words in the box that stands for a picture that cannot be set. */
export function placeholderText({ alt, facts }: FlowPicture): string {
  return facts.problem === null ? '' : (alt ?? 'A picture without a description');
}

/** What makes a run of an inline picture. */
export function imageRun(embed: InlineImage, pictures: Pictures): Pick<FlowRun, 'text' | 'image'> {
  const facts = factsOf(pictures, embed.asset);
  const { asset, alt, height } = embed;
  const text = facts.problem === null ? objectMark : embedText(embed);
  return { text, image: { asset, alt: alt.trim(), height: Math.min(400, Math.max(20, height)), facts } };
}
