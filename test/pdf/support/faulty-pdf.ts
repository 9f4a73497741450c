import PDFDocument from 'pdfkit';

type Draw = (document: PDFKit.PDFDocument) => void;
type Options = PDFKit.PDFDocumentOptions & { encrypt?: boolean };

/** Files of ours are set in these: full TTF, embedded by pdfkit. */
export const faces = {
  times: 'node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  arial: 'node_modules/@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
};

/** A PDF made with pdfkit alone: Letter, PDF 1.7, a title, one inch of margin, Tinos 11 on 12.65, unless told otherwise. */
export function pdfOf(draw: Draw, options: Options = {}): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: 'LETTER',
    margin: 73,
    pdfVersion: '1.7',
    info: { Title: 'A proposal', CreationDate: new Date(0) },
    ...options,
  } as PDFKit.PDFDocumentOptions);
  const chunks: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
  });
  document.font(faces.times).fontSize(11);
  draw(document);
  document.end();
  return done;
}

const words =
  'maintainers of scientific libraries are spread over many institutions and share no grants office so they need a list that is complete current and honest about what it does not know ';

/** So many lines of plain words on lines of the font's own height and more. */
export function fill(document: PDFKit.PDFDocument, options: PDFKit.Mixins.TextOptions = {}, times = 6): void {
  document.text(words.repeat(times).trim(), { lineGap: 0.4, ...options });
}
