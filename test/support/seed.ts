/** A number for random tests: SEED, which `npm test` takes from the content it tests, or any. A failure names it. */
export const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
