export const LONGEST_NOTE = 200;

export type InterestView = {
  count: number;
  /** null for the public, who learn only how many there are */
  people: { id: string; name: string; affiliation: string | null; note: string; since: string }[] | null;
  /** the reader's own */
  mine: { note: string } | null;
};

/** `Nobody has said so yet`, `2 people are interested`: how many, in words. */
export function interestWords(count: number): string {
  if (count === 0) return 'Nobody of the community has said so yet.';
  return count === 1
    ? 'One person of the community is interested.'
    : `${count} people of the community are interested.`;
}
