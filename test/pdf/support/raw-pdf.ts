/** A PDF of these objects from 1 on, the first of which is its catalogue, with a table of where they are. Latin-1. */
export function rawPdf(objects: readonly string[], trailer = ''): Uint8Array {
  let text = '%PDF-1.7\n';
  const at = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const rows = at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${at.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<</Size ${at.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** A stream of such a file, its bytes in Latin-1. */
export const rawStream = (content: string, dict = '') =>
  `<<${dict}/Length ${content.length}>>\nstream\n${content}\nendstream`;

type Odd = { catalog?: string; page?: string; more?: string[]; box?: string };

/** A page with a line of text and something odd in its file. `more` are objects from 6 on. */
export function oddPdf({ catalog = '', page = '', more = [], box = '/MediaBox[0 0 612 792]' }: Odd): Uint8Array {
  return rawPdf([
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R${box}/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>${page}>>`,
    rawStream('BT /F1 12 Tf 72 700 Td (A letter of support) Tj ET'),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...more,
  ]);
}
