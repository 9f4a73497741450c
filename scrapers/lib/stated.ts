/** What forms are filled with when they demand a text and there is none. */
const NOTHING = /^(?:undefined|null|none|n\/?a|not applicable|no explanation|tbd)?\.?$/i;

/** The text, or null when it says that there is none. */
export function statedText(text: string): string | null {
  const plain = text.trim();
  return NOTHING.test(plain) ? null : plain;
}

/** An http(s) address, also one that was written without its scheme; null for anything else. */
export function webAddressOf(text: string): string | null {
  const plain = text.trim();
  const address = /^[a-z][a-z0-9+.-]*:/i.test(plain) ? plain : `https://${plain}`;
  if (/\s/.test(plain) || !URL.canParse(address)) return null;
  const url = new URL(address);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.hostname.includes('.') && !url.username && url.href.length <= 2000 ? url.href : null;
}
