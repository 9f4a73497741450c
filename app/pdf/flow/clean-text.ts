const lineEnds = /\r\n?|[\u2028\u2029\v\f]/g;
const controls = /(?![\n\t])\p{Cc}/gu;
/** Variation selectors, direction controls, word joiners, byte order and object marks: they steer a screen and set nothing. */
const steering = /\p{Variation_Selector}|\p{Bidi_Control}|\u2060|\uFEFF|\uFFFC/gu;
const loneSurrogate = /\p{Cs}/gu;

/** Text as it is set: composed (NFC), with one kind of line end and without characters that set nothing. */
export function cleanText(text: string): string {
  return text
    .replace(lineEnds, '\n')
    .replace(loneSurrogate, '\uFFFD')
    .replace(controls, '')
    .replace(steering, '')
    .normalize('NFC');
}
