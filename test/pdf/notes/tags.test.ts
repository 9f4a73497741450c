import { describe, expect, it } from 'vitest';
import type { DocumentFile } from '#app/document/file.ts';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import type { NoteChoice } from '#app/pdf/notes/margin.ts';
import { h, li, p, prose, quote } from '../support/document.ts';
import { hasTool, runTool } from '../support/pdf-tools.ts';
import { comment, muchNoted, noted, suggest, wordsIn } from './noted.ts';

const date = new Date(0);

/** The structure tree as poppler reads it: a line for each element, and for each stretch of text in quotes. */
async function tree(file: DocumentFile, notes: NoteChoice): Promise<string[]> {
  const { pdf } = await exportDocument(file, 'review', { notes, date });
  const lines = runTool('pdfinfo', pdf, ['-struct-text', '{}']).output.split('\n');
  return lines.slice(lines.indexOf('Document')).filter((line) => line.trim() !== '');
}

const depth = (line: string) => line.length - line.trimStart().length;

/** The words of the tree in order, without margin notes and without the marks of any notes. */
function words(lines: readonly string[]): string {
  let skipped = Infinity;
  const kept = lines.filter((line) => {
    if (depth(line) > skipped) return false;
    skipped = /<margin-note-|^\s*Reference/.test(line) ? depth(line) : Infinity;
    return line.trim().startsWith('"');
  });
  return kept.map((line) => line.trim().slice(1, -1)).join('').replace(/\s+/g, ''); // prettier-ignore
}

describe.skipIf(!hasTool('pdfinfo'))('notes in the structure', () => {
  it('follow the block that they are about, each with its number, and its mark is a reference behind the words', async () => {
    const text = 'Some strong words here.';
    const file = noted([h('A heading'), p(text), li('item one'), li('item two'), quote('said'), p('end')], {
      comments: [
        comment(1, wordsIn(text, 'strong'), 'Why?', 'Because.'),
        comment(2, wordsIn('item one', 'item'), 'Which?'),
        comment(4, null, 'By whom?'),
      ],
      suggestions: [suggest('delete', 0, 2, 9), suggest('insert', 1, 12, 17)],
    });
    const lines = await tree(file, 'open');
    const from = lines.findIndex((line) => line.includes('H2'));
    expect(lines.slice(from).map((line) => line.trim().replace(/ \((inline|block)\):?$/, ''))).toEqual([
      'H2', '"A "', 'Span', '/TextDecorationType /LineThrough', '"heading"', 'Reference', '"1"',
      'Note <margin-note-1>', 'Lbl', '"1 "', 'P', '"Mei Li, 24 Nov 2026"', 'P', '"Delete “heading”"',
      'P', '"Some strong"', 'Reference', '"2"', '" "', 'Span', '/TextDecorationType /Underline', '"words"', 'Reference', '"3"', '" here."',
      'Note <margin-note-2>', 'Lbl', '"2 "', 'P', '"Ana Nguyễn, 24 Nov 2026"', 'P', '"Why?"', 'P', '"Jiří Dvořák, 24 Nov 2026"', 'P', '"Because."',
      'Note <margin-note-3>', 'Lbl', '"3 "', 'P', '"Mei Li, 24 Nov 2026"', 'P', '"Insert “words”"',
      'L', '/ListNumbering /Disc', 'LI', 'Lbl', '"• "', 'LBody', '"item"', 'Reference', '"4"', '" one"',
      'Note <margin-note-4>', 'Lbl', '"4 "', 'P', '"Ana Nguyễn, 24 Nov 2026"', 'P', '"Which?"',
      'LI', 'Lbl', '"• "', 'LBody', '"item two"',
      'BlockQuote', 'P', 'Reference', '"5"', '"said"',
      'Note <margin-note-5>', 'Lbl', '"5 "', 'P', '"Ana Nguyễn, 24 Nov 2026"', 'P', '"By whom?"',
      'P', '"end"',
    ]); // prettier-ignore
  });

  it('leave the text as it is read without them', async () => {
    const whole = muchNoted();
    const file = { ...whole, sections: whole.sections.slice(-1) };
    for (const { messages } of file.sections[0]!.comments!) messages.splice(2);
    const plain = words(await tree(file, 'none'));
    expect(plain).toContain('maintainersmany');
    expect(words(await tree(file, 'all'))).toBe(plain);
  });

  it('are one element each where they go on from page to page', async () => {
    const text = prose(600);
    const thread = Array.from({ length: 40 }, (_, index) => `Message ${index}. ${prose(40)}`);
    const lines = await tree(noted([p(text)], { comments: [comment(0, wordsIn(text, text.slice(0, 9)), ...thread)] }), 'all'); // prettier-ignore
    expect(lines.filter((line) => line.includes('<margin-note-'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('Message '))).toHaveLength(40);
    expect(lines.join('\n')).not.toContain('continued');
  });
});
