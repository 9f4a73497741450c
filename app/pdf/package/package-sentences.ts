import { AppError } from '#app/errors.ts';

const mend = 'Download the sections and the supporting PDFs one by one, or make the largest of them smaller.';

/** What is said when files cannot be put together. */
export const packageSentences = {
  tooLong: (seconds: number) =>
    new AppError('unavailable', `The files could not be put together within ${seconds} s. ${mend}`),
  tooMuch: () => new AppError('too_large', `Putting the files together takes more memory than it may. ${mend}`),
};
