// One renderer in a process of its own: run.mjs RENDERER INPUT.json OUT.pdf WARM-UPS ROUNDS [OTHER.json …] → one line of JSON.
import { readFileSync, writeFileSync } from 'node:fs';

const [renderer, input, out, warmUps, rounds, ...others] = process.argv.slice(2);
const text = readFileSync(input, 'utf8');
const { open } = await import(renderer);
const render = await open();
let pdf = await render(JSON.parse(text));
for (let i = 0; i < Number(warmUps); i++) await render(JSON.parse(text));
const times = [];
for (let i = 0; i < Number(rounds); i++) {
  const document = JSON.parse(text); // a new one each time, as a server reads it
  const began = performance.now();
  pdf = await render(document);
  times.push(performance.now() - began);
}
const fresh = [];
for (const other of others) {
  const document = JSON.parse(readFileSync(other, 'utf8'));
  const began = performance.now();
  await render(document);
  fresh.push(performance.now() - began);
}
writeFileSync(out, pdf);
process.stdout.write(
  `${JSON.stringify({ times, fresh, bytes: pdf.length, peakMb: process.resourceUsage().maxRSS / 1024 })}\n`,
);
await render.close?.();
process.exit(0);
