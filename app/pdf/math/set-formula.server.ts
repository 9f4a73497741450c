import { LiteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import type { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';
import { HTMLDocument } from 'mathjax-full/js/handlers/html/HTMLDocument.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import 'mathjax-full/js/input/tex/mhchem/MhchemConfiguration.js';
import 'mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import { singleton } from '#app/singleton.server.ts';
import type { Formula, FormulaSetter, SetFormula } from './formula.ts';
import { letterOutlines, letterWidth } from './letters.server.ts';
import { OutlinePen } from './outline-pen.ts';
import { drawSvg } from './svg-outlines.ts';
import { scaling } from './transform.ts';

/** What one formula may cost: characters as typed, symbols once its macros are replaced, and how often they are. */
const most = { characters: 4000, symbols: 3000, macros: 1000, buffer: 5 * 1024 };
/** How far outlines may reach left or right of the formula's own box, in thousandths. */
const overhang = 600;
/** Further from the baseline than any page is wide or high, in thousandths. */
const farthest = 200_000;

const packages = ['base', 'ams', 'newcommand', 'boldsymbol', 'mhchem'];
/** An em of 1000 units in which MathJax's own letters and ours have one size. */
const metrics = { em: 16, ex: 16 * 0.442, containerWidth: 1e6, lineWidth: 1e6 };
/** Commands that teach MathJax a word: such a formula gets a MathJax of its own, so that no other one learns it. */
const defines = /\\(?:(?:re)?new|def|let|gdef|edef|Declare)/;

type Priced = { set: SetFormula; symbols: number };

/** Formulas kept per process; when full all are forgotten, which costs an export some milliseconds for each of its own. */
const cacheLimit = 2000;
const cache = singleton('pdf-formulas', () => new Map<string, Priced>());

/** Sets TeX with MathJax 3.2.2, once per process. */
export const formulaSetter: FormulaSetter = {
  name: 'mathjax-3.2.2',
  set: (tex, display) => priced(tex, display).set,
};

/** What it takes to set a formula, or to find out that it cannot be set: symbols that MathJax makes. */
export const symbolsOf = (tex: string, display: boolean): number => priced(tex, display).symbols;

function priced(tex: string, display: boolean): Priced {
  const key = `${display}\n${tex}`;
  const known = cache.get(key);
  if (known) return known;
  const fresh = setFormula(tex, display);
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(key, fresh);
  return fresh;
}

function setFormula(tex: string, display: boolean): Priced {
  if (tex.length > most.characters)
    return {
      set: failed(`It has ${tex.length} characters; ${most.characters} are the most that are set.`),
      symbols: 0,
    };
  const mathJax = defines.test(tex) ? new MathJax() : sharedMathJax();
  const before = mathJax.made;
  const price = () => mathJax.made - before;
  try {
    return { set: { formula: mathJax.set(tex, display), error: null }, symbols: price() };
  } catch (error) {
    // Whatever is wrong with one formula, the rest of the document is set.
    return { set: failed(reasonOf(error)), symbols: price() };
  }
}

/** What people are told. MathJax throws its own errors, which are sentences; of others only ours are. */
function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'It is nested too deeply.';
  if (error instanceof NotSet || isTexError(error)) return sentence(error.message);
  return 'MathJax cannot make sense of it.';
}

/** MathJax's own errors are no Errors; they have an id. */
function isTexError(error: unknown): error is { id: string; message: string } {
  return typeof error === 'object' && error !== null && 'id' in error && 'message' in error;
}

/** A formula that we refuse. */
class NotSet extends Error {}

const failed = (error: string): SetFormula => ({ formula: null, error });
const sentence = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);

let shared: MathJax | null = null;
const sharedMathJax = () => (shared ??= new MathJax());

/** Measures letters by our own fonts, where MathJax would guess. */
class Adaptor extends LiteAdaptor {
  override nodeSize(node: LiteElement): [number, number] {
    return [letterWidth(this.textContent(node), String(this.getAttribute(node, 'data-variant') ?? '')) / 1000, 0.8];
  }
}

class MathJax {
  private readonly adaptor = new Adaptor();
  private readonly input: TeX<unknown, unknown, unknown>;
  private readonly document: HTMLDocument<unknown, unknown, unknown>;
  /** symbols made, in all */
  made = 0;
  private symbols = 0;

  constructor() {
    const refuse = (_input: unknown, error: Error) => {
      throw error;
    };
    const { macros: maxMacros, buffer: maxBuffer } = most;
    this.input = new TeX({ packages, tags: 'none', maxMacros, maxBuffer, formatError: refuse });
    this.countSymbols();
    const output = new SVG({ fontCache: 'none', internalSpeechTitles: false });
    const options = { InputJax: this.input, OutputJax: output };
    this.document = new HTMLDocument(this.adaptor.parse(''), this.adaptor as never, options);
  }

  set(tex: string, display: boolean): Formula {
    this.symbols = 0;
    this.input.reset();
    const container = this.document.convert(tex, { display, ...metrics }) as LiteElement;
    const svg = container.children[0] as LiteElement;
    const box = String(svg.attributes.viewBox ?? '').split(' ').map(Number); // prettier-ignore
    if (box.length !== 4) throw new NotSet('\\tag is not set here: give the formula a name, and it gets its number');
    const [, top, width, whole] = box as [number, number, number, number];
    const pen = new OutlinePen();
    for (const child of svg.children) drawSvg(child as never, pen, letterOutlines, scaling(1, -1), null);
    return formulaOf(pen, width, -top, whole + top);
  }

  /** A few macros can stand for millions of symbols, which MathJax's own limits let pass. */
  private countSymbols() {
    const factory = this.input.parseOptions.nodeFactory;
    const create = factory.create.bind(factory);
    factory.create = (kind: string, ...rest: unknown[]) => {
      this.symbols += 1;
      this.made += 1;
      if (this.symbols > most.symbols) throw new NotSet('It has too many symbols, or macros that stand for too many');
      return create(kind, ...rest);
    };
  }
}

function formulaOf(pen: OutlinePen, width: number, height: number, depth: number): Formula {
  const { ink, path } = pen;
  const [left, bottom, right, top] = ink;
  if (left < -overhang || right > width + overhang) throw new NotSet('It reaches out of its own place on the line');
  if ([width, height, depth, ...ink].some((value) => Math.abs(value) > farthest))
    throw new NotSet('It is larger than any page');
  return { width, height: Math.max(height, top), depth: Math.max(depth, -bottom), ink, path };
}
