const checked = [
  'Paper and margins: every page’s size, and whether text stands in a margin',
  'Type: its size as placed, typefaces, characters and lines per inch, whether the fonts are in the file',
  'Pages: how many, and page numbers where there must be none',
  'Web addresses, live or typed, and headings that must stand alone on a line',
  'The file: version, title, name, size, protection, form fields, scripts, notes, files inside it',
];

const notChecked = [
  'Pictures: text inside them, and graphics in a margin',
  'Whether small type is a caption, a formula or a figure, where it may be small',
  'Whether the right things are said, in the right section, by the right people',
  'What your call asks beyond its funder’s general rules: the call wins',
  'What the funder’s own system makes of the file: upload it early',
];

/** What a machine has looked at, and what it cannot. */
export function WhatWasChecked() {
  return (
    <div className="what-was-checked">
      <div>
        <h3>What was looked at</h3>
        <List items={checked} />
      </div>
      <div>
        <h3>What a machine cannot check</h3>
        <List items={notChecked} />
      </div>
    </div>
  );
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
