// One renderer in a process of its own: run.mjs RENDERER INPUT.json OUT.pdf WARM-UPS ROUNDS → one line of JSON.
import { readFileSync, writeFileSync } from 'node:fs';

const [renderer, input, out, warmUps, rounds] = process.argv.slice(2);
const document = JSON.parse(readFileSync(input, 'utf8'));
const { open } = await import(renderer);
const render = await open();
let pdf = await render(document);
for (let i = 0; i < Number(warmUps); i++) await render(document);
const times = [];
for (let i = 0; i < Number(rounds); i++) {
  const began = performance.now();
  pdf = await render(document);
  times.push(performance.now() - began);
}
writeFileSync(out, pdf);
process.stdout.write(
  `${JSON.stringify({ times, bytes: pdf.length, peakMb: process.resourceUsage().maxRSS / 1024 })}\n`,
);
await render.close?.();
process.exit(0);
