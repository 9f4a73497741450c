import { noticeWords, type NoticeDetail } from './notice.ts';

export type MailItem = { title: string; url: string; muteUrl: string; detail: NoticeDetail };

/** In one mail; the rest is named by its number. */
const MOST_SHOWN = 60;

/** Subject, plain text and HTML of a mail of notices; those of one call stand together. */
export function mailText(items: readonly MailItem[], { siteUrl, stop }: { siteUrl: string; stop: string }) {
  const calls = byCall(items.slice(0, MOST_SHOWN));
  const more = items.length > MOST_SHOWN ? `${items.length - MOST_SHOWN} more stand at` : 'All of it stands at';
  const following = `${siteUrl}/following`;
  const settings = `${siteUrl}/following/settings`;
  const text = [
    ...calls.map(({ title, url, muteUrl, sentences }) =>
      [title, ...sentences.map((sentence) => `- ${sentence}`), url, `Mute: ${muteUrl}`].join('\n'),
    ),
    `${more} ${following}`,
    `When you hear from us: ${settings}\nNo more mail: ${stop}\n`,
  ].join('\n\n');
  const link = (to: string, words: string) => `<a href="${escapeHtml(to)}">${escapeHtml(words)}</a>`;
  const html = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Callboard</title></head><body>',
    ...calls.map(
      ({ title, url, muteUrl, sentences }) =>
        `<h2>${link(url, title)}</h2><ul>${sentences.map((one) => `<li>${escapeHtml(one)}</li>`).join('')}</ul>` +
        `<p>${link(muteUrl, 'Mute this')}</p>`,
    ),
    `<hr><p>${more} ${link(following, following)}.</p>`,
    `<p>${link(settings, 'When you hear from us')} · ${link(stop, 'No more mail')}</p></body></html>`,
  ].join('\n');
  return { subject: subjectOf(items), text, html };
}

/** One thing is named; of several their number. */
function subjectOf(items: readonly MailItem[]): string {
  const [first] = items;
  if (items.length === 1 && first) return `${cut(noticeWords(first.detail), 70)} · ${cut(first.title, 80)}`;
  const ofNew = items.filter(({ detail }) => detail.kind === 'new').length;
  if (ofNew === items.length) return `${ofNew} new calls for you`;
  const reminders = items.filter(({ detail }) => detail.kind === 'reminder').length;
  if (reminders === items.length) return `${reminders} deadlines are near`;
  return `News of ${new Set(items.map(({ url }) => url)).size} calls`.replace(
    /^News of 1 calls$/,
    `News of ${cut(first?.title ?? '', 80)}`,
  );
}

const cut = (text: string, length: number) =>
  text.length > length ? `${[...text].slice(0, length).join('')} …` : text;

function byCall(items: readonly MailItem[]) {
  const calls = new Map<string, { title: string; url: string; muteUrl: string; sentences: string[] }>();
  for (const { title, url, muteUrl, detail } of items) {
    const key = `${url} ${title} ${muteUrl}`;
    const call = calls.get(key) ?? { title, url, muteUrl, sentences: [] };
    call.sentences.push(noticeWords(detail));
    calls.set(key, call);
  }
  return [...calls.values()];
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]!);
