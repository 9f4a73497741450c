/** Where mail is handed over and in whose name. */
export type MailServer = {
  host: string;
  port: number;
  /** TLS from the first byte; else it is begun where the server offers it */
  secure: boolean;
  user: string | null;
  password: string | null;
  /** the address that mails come from */
  from: string;
};

/** Reads `smtp://user:password@host:587?from=calls@example.org`; without `from` it is callboard@ the site's own host. */
export function readSmtpUrl(text: string, siteUrl: string): MailServer {
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    user: url.username ? decodeURIComponent(url.username) : null,
    password: url.username ? decodeURIComponent(url.password) : null,
    from: url.searchParams.get('from') ?? `callboard@${new URL(siteUrl).hostname}`,
  };
}

/** Whether a host is this machine, so that what is said to it is heard by nobody else. */
export const isLoopbackHost = (host: string) => host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);
