import { nameOf } from './templates.ts';

const LIST = /(export const sources: readonly SourceDefinition\[\] = )\[([^\]]*)\];/;
const LAST_IMPORT = /(?:^import .* from '\.\/sources\/.*\n)+/m;
const WIDTH = 120;

/** The text of scrapers/registry.ts with one more source, or null where it is not of the known form. */
export function addToRegistry(registry: string, id: string): string | null {
  const list = LIST.exec(registry);
  const imports = LAST_IMPORT.exec(registry);
  if (!list || !imports) return null;
  const name = nameOf(id);
  const names = [...list[2]!.split(',').map((one) => one.trim()), name].filter((one) => one !== '');
  const line = `${list[1]}[${names.join(', ')}];`;
  const lines = `${list[1]}[\n${names.map((one) => `  ${one},\n`).join('')}];`;
  return registry
    .replace(LIST, () => (line.length <= WIDTH ? line : lines))
    .replace(LAST_IMPORT, (all) => `${all}import { ${name} } from './sources/${id}.ts';\n`);
}
