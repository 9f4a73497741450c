import type { OnExport } from '#app/pdf/progress.ts';
import { singleton } from '#app/singleton.server.ts';
import { badField } from '../proposal-input.ts';
import { ExportsUnderWay, type Followed } from './exports-under-way.ts';

/** The exports of this process. */
export const exportsUnderWay = () => singleton('exports-under-way', () => new ExportsUnderWay());

/**
 * Makes a file, and lets who asked for it with `progress=KEY` follow how far it is until it is made or fails; without a key
 * `tell` is null. bad_input for a key that is none.
 */
export async function followed<T>(
  who: Omit<Followed, 'key'>,
  asked: URLSearchParams,
  make: (tell: OnExport | null) => Promise<T>,
): Promise<T> {
  if (!asked.has('progress')) return make(null);
  const { tell, end } = exportsUnderWay().begin({ ...who, key: readKey(asked, 'progress') });
  try {
    return await make(tell);
  } finally {
    end();
  }
}

/** The key in that field; bad_input where it is none. */
export function readKey(asked: URLSearchParams, field: string): string {
  const key = asked.get(field) ?? '';
  if (/^[\w-]{16,64}$/.test(key)) return key;
  throw badField(field, `"${field}" has to be 16 to 64 letters, digits, "-" and "_", chosen at random.`);
}
