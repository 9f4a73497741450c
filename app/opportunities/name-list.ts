/** `Fiscal sponsors, individuals and countries`. */
export function nameList(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  const rest = names.slice(0, -1);
  const text = rest.length > 0 ? `${rest.join(', ')} and ${last}` : last;
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
