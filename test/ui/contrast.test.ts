import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/ui/tokens.css', import.meta.url), 'utf8');
const [lightPart, darkPart] = css.split('@media (prefers-color-scheme: dark)');
const colors = (part = '') =>
  Object.fromEntries([...part.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]));
const light = colors(lightPart) as Record<string, string>;
const schemes: [string, Record<string, string>][] = [
  ['light', light],
  ['dark', { ...light, ...colors(darkPart) } as Record<string, string>],
];

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright! + 0.05) / (dark! + 0.05);
}

describe.each(schemes)('the %s colours', (_, color) => {
  const grounds = ['paper', 'sheet', 'wash', 'accent-wash'];
  const texts = ['ink', 'muted', 'accent', 'urgent', 'soon', 'good'];
  it.each(texts.flatMap((text) => grounds.map((ground) => [text, ground])))('%s can be read on %s', (text, ground) => {
    expect(contrast(color[text!]!, color[ground!]!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(grounds)('the edge of a control is seen on %s', (ground) => {
    expect(contrast(color.edge!, color[ground]!)).toBeGreaterThanOrEqual(3);
  });

  it('a primary button can be read, also when pointed at', () => {
    expect(contrast(color.paper!, color.accent!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color.paper!, color['accent-strong']!)).toBeGreaterThanOrEqual(4.5);
  });
});
