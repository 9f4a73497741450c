import { SaxesParser } from 'saxes';
import { reasonOf, ScraperError } from '../errors.ts';
import { DEPTH, FIELD_CHARACTERS, FIELDS } from './limits.ts';

/** One record: the element's name and the texts of its child elements by name, in their order. */
export type XmlRecord = { element: string; fields: Map<string, string[]> };

export type RecordShape = {
  /** local name of the root element */
  root: string;
  /** local names of the elements that are records */
  records: readonly string[];
};

/**
 * The records of an XML text that comes in pieces, as many at a time as a piece completes. Only the five entities that
 * XML itself has are known, so nothing can multiply. Throws ScraperError, with the line, where the text is broken, cut
 * off, or not of this shape.
 */
export async function* xmlRecords(pieces: AsyncIterable<Uint8Array>, shape: RecordShape): AsyncGenerator<XmlRecord[]> {
  const reader = new RecordReader(shape);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Uint8Array) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      throw new ScraperError('The file is not UTF-8 text, so it was not read.'); // the decoder says no more than that
    }
  };
  for await (const piece of pieces) {
    const records = reader.read(decode(piece));
    if (records.length > 0) yield records;
  }
  const last = [...reader.read(decode()), ...reader.end()];
  if (last.length > 0) yield last;
}

class RecordReader {
  private readonly parser = new SaxesParser({ xmlns: false, position: true });
  private readonly names: ReadonlySet<string>;
  private depth = 0;
  private record: XmlRecord | null = null;
  private recordDepth = 0;
  private field: string | null = null;
  private fieldCount = 0;
  private text = '';
  private done: XmlRecord[] = [];
  /** characters read at the last tag: the parser keeps all of a text, a comment or a tag until it ends */
  private lastTagAt = 0;
  private charactersRead = 0;

  constructor(private readonly shape: RecordShape) {
    this.names = new Set(shape.records);
    const { parser } = this;
    parser.on('error', (error) => {
      throw new ScraperError(`The file is broken XML, perhaps cut off: ${reasonOf(error).replace(/^undefined:/, '')}.`);
    });
    parser.on('doctype', () => {
      throw new ScraperError('The file has a document type of its own, so it was not read.');
    });
    parser.on('opentag', (tag) => this.open(localName(tag.name)));
    parser.on('closetag', () => this.close());
    parser.on('text', (text) => this.add(text));
    parser.on('cdata', (text) => this.add(text));
  }

  read(text: string): XmlRecord[] {
    try {
      this.parser.write(text);
    } catch (error) {
      throw error instanceof ScraperError ? error : new ScraperError(`The file is broken XML: ${reasonOf(error)}.`);
    }
    this.charactersRead += text.length;
    if (this.charactersRead - this.lastTagAt > FIELD_CHARACTERS + text.length) this.refuseLength();
    return this.taken();
  }

  end(): XmlRecord[] {
    this.parser.close();
    return this.taken();
  }

  private taken(): XmlRecord[] {
    const records = this.done;
    this.done = [];
    return records;
  }

  private open(name: string): void {
    this.lastTagAt = this.charactersRead;
    this.depth += 1;
    if (this.depth > DEPTH) throw new ScraperError(`Elements lie more than ${DEPTH} deep in line ${this.parser.line}.`);
    if (this.depth === 1 && name !== this.shape.root) {
      throw new ScraperError(`The file begins with <${name.slice(0, 40)}>, not <${this.shape.root}>.`);
    }
    if (this.record === null) {
      if (this.names.has(name)) {
        this.record = { element: name, fields: new Map() };
        this.recordDepth = this.depth;
        this.fieldCount = 0;
      }
    } else if (this.depth === this.recordDepth + 1) {
      this.fieldCount += 1;
      if (this.fieldCount > FIELDS) throw new ScraperError(`A record has more than ${FIELDS} fields.`);
      this.field = name;
      this.text = '';
    }
  }

  private close(): void {
    this.lastTagAt = this.charactersRead;
    if (this.record !== null && this.depth === this.recordDepth) {
      this.done.push(this.record);
      this.record = null;
    } else if (this.record !== null && this.field !== null && this.depth === this.recordDepth + 1) {
      const texts = this.record.fields.get(this.field);
      if (texts) texts.push(this.text);
      else this.record.fields.set(this.field, [this.text]);
      this.field = null;
    }
    this.depth -= 1;
  }

  private add(text: string): void {
    if (this.field === null) return;
    this.text += text;
    if (this.text.length > FIELD_CHARACTERS) this.refuseLength();
  }

  private refuseLength(): never {
    throw new ScraperError(`${this.field ?? 'A text'} in line ${this.parser.line} is longer than a field may be.`);
  }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
