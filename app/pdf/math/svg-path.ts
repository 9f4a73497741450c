export type Point = [number, number];

/** A step of an outline, its points absolute: on to a point, a line, a cubic curve, or back to where the outline began. */
export type Segment =
  | { type: 'move' | 'line'; points: [Point] }
  | { type: 'curve'; points: [Point, Point, Point] }
  | { type: 'close'; points: [] };

/** How many numbers each command takes. */
const takes: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, Z: 0 };
const tokens = /([a-zA-Z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/g;

/**
 * The segments of an SVG path without arcs. A smooth curve (S, T) takes the mirror image of the control point before it,
 * whatever number of them follow each other, and quadratic curves become the cubic ones they are. Throws for anything else.
 */
export function readPath(d: string): Segment[] {
  const segments: Segment[] = [];
  const walker = new Walker(segments);
  let command = '';
  let numbers: number[] = [];
  let stepped = true;
  const step = () => {
    walker.step(command, numbers);
    numbers = [];
    stepped = true;
    if (command === 'M') command = 'L';
    if (command === 'm') command = 'l';
  };
  for (const [, letter, number] of d.matchAll(tokens)) {
    if (letter !== undefined) {
      if (numbers.length > 0) throw new Error(`An outline has too few numbers after ${command}`);
      if (!stepped) throw new Error(`An outline has no numbers after ${command}`);
      command = letter;
      stepped = false;
      if (takes[command.toUpperCase()] === undefined) throw new Error(`An outline has ${command}, which is not known`);
      if (takes[command.toUpperCase()] === 0) step();
    } else {
      if (command === '') throw new Error('An outline begins with a number');
      numbers.push(Number(number));
      if (numbers.length === takes[command.toUpperCase()]) step();
    }
  }
  if (numbers.length > 0 || !stepped) throw new Error('An outline ends too early');
  return segments;
}

class Walker {
  private at: Point = [0, 0];
  private start: Point = [0, 0];
  /** the control point that a smooth curve would mirror, and of which kind of curve it was */
  private control: { of: 'C' | 'Q'; point: Point } | null = null;

  constructor(private readonly segments: Segment[]) {}

  step(command: string, numbers: number[]) {
    const from = this.at;
    const relative = command !== command.toUpperCase();
    const pairs: Point[] = [];
    for (let i = 0; i + 1 < numbers.length; i += 2)
      pairs.push(relative ? [from[0] + numbers[i]!, from[1] + numbers[i + 1]!] : [numbers[i]!, numbers[i + 1]!]);
    const along = (axis: 0 | 1) => numbers[0]! + (relative ? from[axis] : 0);
    const [a, b, c] = pairs;
    switch (command.toUpperCase()) {
      case 'M':
        this.start = a!;
        return this.go('move', a!);
      case 'L':
        return this.go('line', a!);
      case 'H':
        return this.go('line', [along(0), from[1]]);
      case 'V':
        return this.go('line', [from[0], along(1)]);
      case 'C':
        return this.curve('C', a!, b!, c!, b!);
      case 'S':
        return this.curve('C', this.mirrored('C'), a!, b!, a!);
      case 'Q':
        return this.quadratic(a!, b!);
      case 'T':
        return this.quadratic(this.mirrored('Q'), a!);
      default: {
        this.segments.push({ type: 'close', points: [] });
        this.at = this.start;
        this.control = null;
      }
    }
  }

  private go(type: 'move' | 'line', to: Point) {
    this.segments.push({ type, points: [to] });
    this.at = to;
    this.control = null;
  }

  private curve(of: 'C' | 'Q', first: Point, second: Point, to: Point, control: Point) {
    this.segments.push({ type: 'curve', points: [first, second, to] });
    this.at = to;
    this.control = { of, point: control };
  }

  private quadratic(control: Point, to: Point) {
    const towards = ([x, y]: Point): Point => [x + (2 / 3) * (control[0] - x), y + (2 / 3) * (control[1] - y)];
    this.curve('Q', towards(this.at), towards(to), to, control);
  }

  private mirrored(of: 'C' | 'Q'): Point {
    if (this.control?.of !== of) return this.at;
    const [x, y] = this.control.point;
    return [2 * this.at[0] - x, 2 * this.at[1] - y];
  }
}
