import { isIP } from 'node:net';
import { ScraperError } from '../../errors.ts';
import { isPrivateAddress } from './private-address.ts';

/** Names that by custom or standard lead to this machine, its neighbours or a cloud's metadata, whatever DNS says. */
const LOCAL_NAME = /^(?:localhost|metadata)$|\.(?:localhost|local|internal|intranet|lan|corp|home|home\.arpa)$/;

/**
 * The address as parsed, if it may be asked at all: http or https, no password in it, no private address and no local
 * name. `isAllowed` says whether an administrator let sources read this very host. Throws ScraperError.
 */
export function checkAddress(address: string, isAllowed: boolean): URL {
  if (!URL.canParse(address)) throw new ScraperError(`${address.slice(0, 80)} is no web address.`);
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new ScraperError(`${url.protocol} addresses are not fetched.`);
  }
  if (url.username || url.password) {
    throw new ScraperError(`The address of ${url.host} holds a name and password, so it is not fetched.`);
  }
  const name = bareHost(url);
  if (!isAllowed && (isIP(name) ? isPrivateAddress(name) : LOCAL_NAME.test(name))) throw refused(name);
  return url;
}

/** Without the brackets of IPv6 and the dot that ends a full name. */
export const bareHost = (url: URL) => url.hostname.replace(/^\[|\]$|\.$/g, '');

export const refused = (host: string) =>
  new ScraperError(`${host} is not an address on the public internet, so it is not fetched.`);
