type Circumstances = {
  /** asking again soon may help */
  transient?: boolean;
  /** when the source asked to be asked again */
  retryAt?: Date | undefined;
  /** of the answer */
  status?: number;
};

/** Letters of a message, at most: a source can fill it with words of its own. */
const LONGEST_MESSAGE = 400;

/** A source could not be read. The message says what was wrong with its answer, for the person who runs it. */
export class ScraperError extends Error {
  readonly transient: boolean;
  readonly retryAt: Date | undefined;
  readonly status: number | undefined;

  constructor(message: string, { transient = false, retryAt, status }: Circumstances = {}) {
    super(inShort(message, LONGEST_MESSAGE));
    this.name = 'ScraperError';
    this.transient = transient;
    this.retryAt = retryAt;
    this.status = status;
  }
}

/** The sentence to show for whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a library says of broken input, to stand in a sentence of ours: one short line without a full stop. */
export function reasonOf(error: unknown): string {
  const line = messageOf(error)
    .split('\n')[0]!
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  return inShort(line, 160).replace(/\.$/, '');
}

/** At most so many letters, none of them cut in half. */
function inShort(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
