/**
 * Why a mail was not sent: `refused` for good, `later` it may be tried again, `unsure` it may have been delivered, so that
 * it must not be.
 */
export class MailError extends Error {
  constructor(
    readonly kind: 'refused' | 'later' | 'unsure',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
