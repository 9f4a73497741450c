import ICAL from 'ical.js';
import { parse } from 'csv-parse/sync';
import { parseRssFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import * as listCsv from '#app/opportunities/routes/list-csv.ts';
import * as listIcs from '#app/opportunities/routes/list-ics.ts';
import * as listJson from '#app/opportunities/routes/list-json.ts';
import * as listRss from '#app/opportunities/routes/list-rss.ts';
import { knock, type Knock } from '#test/support/knock.ts';

export const NOW = new Date('2026-11-27T12:00:00Z');

export const routes = { json: listJson, csv: listCsv, ics: listIcs, rss: listRss };
export type Format = keyof typeof routes;
export const formats = Object.keys(routes) as Format[];

export const ask = (format: Format, search = '', sent: Knock = {}) =>
  knock(routes[format].loader, { url: `/opportunities.${format}${search}`, ...sent });

/** Texts that spoil what is written without care. */
export const nasty = [
  'Über Größe, “naïve” 日本語 🧪 данные',
  'a, b; c: "quoted" \\n back\\slash',
  '<b>bold</b> & <script>alert(1)</script> ]]> &amp;',
  '=HYPERLINK("http://example.org","x")',
  "+1 -2 @SUM 'apostrophe",
  'é'.repeat(200),
];

/** A calendar as ical.js reads it, which refuses what is none; each line is checked for its length first. */
export function readCalendar(text: string) {
  for (const line of text.split('\r\n')) {
    if (Buffer.byteLength(line) > 75) throw new Error(`A line has ${Buffer.byteLength(line)} octets: ${line}`);
  }
  if (/(^|[^\r])\n/.test(text)) throw new Error('A line ends without CR.');
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const value = (component: InstanceType<typeof ICAL.Component>, name: string) =>
    component.getFirstPropertyValue(name) as unknown;
  return {
    calendar,
    name: value(calendar, 'x-wr-calname'),
    events: calendar.getAllSubcomponents('vevent').map((event) => {
      const start = value(event, 'dtstart') as InstanceType<typeof ICAL.Time>;
      return {
        uid: String(value(event, 'uid')),
        start: start.toString(),
        isDay: start.isDate,
        sequence: Number(value(event, 'sequence')),
        stamp: String(value(event, 'dtstamp')),
        summary: String(value(event, 'summary')),
        description: String(value(event, 'description')),
        url: String(value(event, 'url')),
        status: String(value(event, 'status')),
        alarms: event.getAllSubcomponents('valarm').length,
      };
    }),
  };
}

/** RSS as feedsmith reads it, after a strict XML parser found it well-formed. */
export function readRss(text: string) {
  const strict = new SaxesParser({ xmlns: true });
  strict.on('error', (error) => {
    throw error;
  });
  strict.write(text).close();
  return parseRssFeed(text);
}

export function readCsv(text: string): Record<string, string>[] {
  return parse(text, { columns: true, bom: true, record_delimiter: '\r\n' });
}
