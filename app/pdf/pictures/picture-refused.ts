/** Why a picture is not taken: one sentence that says what is wrong, and one that says how to mend it. */
export class PictureRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PictureRefused';
  }
}
