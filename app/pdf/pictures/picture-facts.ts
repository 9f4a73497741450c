/** What is known of a picture before it is set: its size in pixels, or why it cannot be set. */
export type PictureFacts =
  | {
      /** as it is seen, turned where its camera said so */
      width: number;
      height: number;
      /** drawn in lines: sharp at any size */
      vector: boolean;
      problem: null;
    }
  | { width: 0; height: 0; vector: false; problem: PictureProblem };

/** `says`: what is wrong and how to mend it, in whole sentences. */
export type PictureProblem = { rule: 'picture-missing' | 'picture-refused'; says: string };

/** The pictures of a document by the SHA-256 of their bytes. */
export type Pictures = ReadonlyMap<string, PictureFacts>;

export const noPictures: Pictures = new Map();

/** Dots an inch under which a picture looks coarse on paper. */
export const leastDensity = 150;

/** What stands for a picture that cannot be set. */
export function unset(rule: PictureProblem['rule'], says: string): PictureFacts {
  return { width: 0, height: 0, vector: false, problem: { rule, says } };
}

const noneChosen = unset('picture-missing', 'No picture has been chosen yet. Choose one, or delete the figure.');
const notThere = unset('picture-missing', 'The picture is not there. Put it in again.');

/** What is known of the picture that a block or an embed names. */
export function factsOf(pictures: Pictures, asset: string | undefined): PictureFacts {
  return asset === undefined ? noneChosen : (pictures.get(asset) ?? notThere);
}
