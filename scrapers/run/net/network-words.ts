import { reasonOf, ScraperError } from '../../errors.ts';

const CERTIFICATE: Record<string, string> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody but itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by nobody that is known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes without the ones that it builds on',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate is signed by nobody that is known here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by nobody that is known here',
  CERT_REVOKED: 'its certificate was taken back',
  CERT_UNTRUSTED: 'its certificate is not trusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

const CONNECTION: Record<string, string> = {
  ENOTFOUND: 'there is no such name',
  EAI_AGAIN: 'its name could not be looked up just now',
  ECONNREFUSED: 'it takes no connections',
  ECONNRESET: 'it broke off the connection',
  EPIPE: 'it broke off the connection',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to it from here',
  ENETUNREACH: 'there is no way to it from here',
  EPROTO: 'no secure connection could be made with it',
  HPE_HEADER_OVERFLOW: 'its answer has more headers than are read',
  ERR_STREAM_PREMATURE_CLOSE: 'it broke off its answer',
  Z_BUF_ERROR: 'it broke off its packed answer',
  Z_DATA_ERROR: 'its packed answer is broken',
};

/** Errors of which there are many: OpenSSL's, Brotli's. */
const KINDS = [
  ['ERR_SSL_', CONNECTION.EPROTO],
  ['ERR__ERROR_', CONNECTION.Z_DATA_ERROR],
  ['HPE_', 'its answer is no HTTP'],
] as const;

/** What Node says of a failed request, in words. A broken certificate does not mend itself, the rest may. */
export function networkError(error: unknown, url: string): ScraperError {
  if (error instanceof ScraperError) return error;
  const code = codeOf(error);
  const certificate = CERTIFICATE[code];
  if (certificate) return new ScraperError(`${hostOf(url)} could not be read: ${certificate}.`);
  const known = CONNECTION[code] ?? KINDS.find(([start]) => code.startsWith(start))?.[1];
  const reason = known ?? reasonOf(error);
  return new ScraperError(`${hostOf(url)} could not be read: ${reason}.`, { transient: true });
}

/** Node tries several addresses of a name and then throws one error that holds those of all. */
function codeOf(error: unknown): string {
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: unknown[] };
  if (typeof code === 'string') return code;
  return errors?.length ? codeOf(errors[0]) : '';
}

/** The host of an address, for messages. */
export const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url.slice(0, 80));
