import fc from 'fast-check';
import { seed } from './seed.ts';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

/** fast-check, begun at the seed of this run. */
export { fc };
