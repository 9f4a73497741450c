import { countPages } from '#app/pdf/export-document.server.ts';
import { benchDocument } from './document.ts';

// Counts the pages after one word more in one paragraph, as the workspace asks for it; prints the times as JSON.
const file = benchDocument(Number(process.argv[2]));
const times: number[] = [];
for (let i = 0; i < 41; i++) {
  const block = file.sections[i % 8]!.blocks.find(({ kind }) => kind === 'p')!;
  block.content.push({ text: ` more${i}` });
  const began = performance.now();
  await countPages(file, 'letter');
  if (i > 0) times.push(performance.now() - began);
}
process.stdout.write(`${JSON.stringify(times)}\n`);
