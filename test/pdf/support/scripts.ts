import type { Block } from '#app/document/blocks.ts';
import type { DocumentFile } from '#app/document/file.ts';
import { documentOf, h, li, p, quote, run } from './document.ts';

/** One sentence in each of many scripts. Written for these tests. */
export const sentences = {
  english: 'The library is kept by people in many places.',
  vietnamese: 'Thư viện do Nguyễn Thị Phượng bảo trì cùng nhiều người khác.',
  greek: 'Η βιβλιοθήκη συντηρείται από πολλούς ανθρώπους.',
  russian: 'Библиотеку поддерживают люди из разных институтов.',
  hebrew: 'הספרייה מתוחזקת בידי אנשים במקומות רבים (כ־12 מוסדות) משנת 2019.',
  arabic: 'تُصان المكتبة بأيدي أشخاص في أماكن كثيرة (نحو 12 مؤسسة) منذ عام 2019.',
  persian: 'این کتابخانه را افراد زیادی نگه می‌دارند.',
  hindi: 'इस पुस्तकालय की देखभाल कई संस्थानों के लोग करते हैं।',
  chinese: '这个程序库由许多机构的人共同维护，文档也由他们编写。',
  japanese: 'このライブラリは、多くの機関の人々によって保守されています。',
  korean: '이 라이브러리는 여러 기관의 사람들이 함께 관리합니다.',
} as const;

/** All of them, as paragraphs, list items, table cells, headings and footnotes, and mixed within one paragraph. */
export function manyScripts(): DocumentFile {
  const all = Object.values(sentences);
  const table: Block = {
    kind: 'table',
    attrs: {
      header: 1,
      align: ['left', 'right'],
      cells: [
        [[p('Language')], [p('Sentence')]],
        ...Object.entries(sentences).map(([name, sentence]) => [[p(name)], [p(sentence)]]),
      ],
    },
    content: [],
  };
  return documentOf(
    {
      Scripts: [
        ...all.map((sentence) => p(`${sentence} ${sentence} ${sentence}`)),
        p(`In Hebrew “${sentences.hebrew}” and in Arabic “${sentences.arabic}” stand within English.`),
        p(`${sentences.arabic} NumPy 2.0 ${sentences.arabic}`),
        p(
          'الكتاب ',
          run('المـ', 'strong'),
          'فتوح ',
          run('مكتبة', 'strong'),
          'ٌ ',
          run('رابط', 'https://example.org/'),
          ' هنا.',
        ),
        h(sentences.hebrew, 2),
        h(sentences.arabic, 2),
        quote(sentences.arabic),
        li(sentences.hebrew, 0, 'ordered'),
        li(sentences.arabic, 1, 'bullet'),
        li(sentences.chinese, 0, 'ordered'),
        table,
      ],
    },
    {
      people: [
        'Nguyễn Ana',
        'Jan Dvořák',
        'Łukasz Ż',
        'Ayşe Şahin',
        'ʻOkina',
        'Ελένη',
        'Юлия',
        '李明',
        'علي',
        'דוד',
      ].map((name, index) => ({
        name,
        affiliation: 'Somewhere',
        role: index === 0 ? 'lead' : 'co-lead',
      })) as DocumentFile['people'],
    },
  );
}
