import { MailError } from './mail-error.ts';

/** What nodemailer says of an error: `code` is what failed, `responseCode` what the server answered. */
type Told = { code?: string; responseCode?: number };

/**
 * What an error of the talk with a mail server means for the mail. `handed`: its first byte may have left. From then on only
 * the server's own answer to the mail tells what became of it.
 */
export function asMailError(error: unknown, handed: boolean): MailError {
  if (error instanceof MailError) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new MailError(kindOf(error as Told | null, handed), why.slice(0, 300), { cause: error });
}

function kindOf(told: Told | null, handed: boolean): MailError['kind'] {
  const { code, responseCode = 0 } = told ?? {};
  const isOfMail = code === (handed ? 'EMESSAGE' : 'EENVELOPE') && responseCode > 0;
  // An answer to something else than the mail, such as the password, is no refusal of it.
  if (!isOfMail) return handed ? 'unsure' : 'later';
  return responseCode >= 500 && responseCode < 600 ? 'refused' : 'later';
}
