const lineEnds = /\r\n?|[\u2028\u2029\v\f]/g;
// C0 and C1 controls, joiners without a partner, variation selectors, byte order marks and direction controls: they set nothing.
// eslint-disable-next-line no-control-regex
const invisible =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFE00-\uFE0F\uFEFF]/gu;
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text as it is set: composed (NFC), with one kind of line end and without characters that only steer a screen. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(lineEnds, '\n').replace(loneSurrogate, '\uFFFD').replace(invisible, '');
}
