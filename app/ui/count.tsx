/** How many things a heading or a choice stands for, beside it: `Open 142`. */
export function Count({ of, label }: { of: number; label?: string }) {
  return (
    <span className="tally">
      {of.toLocaleString('en')}
      {label ? <span className="visually-hidden">{` ${label}`}</span> : null}
    </span>
  );
}
