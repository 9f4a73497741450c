/** The catalogue of errors a person may meet: a code for logs and scripts, a status, a sentence that says how to mend it. */
export const errorCodes = {
  not_found: 404,
  method_not_allowed: 405,
  sign_in_required: 401,
  forbidden: 403,
  bad_input: 400,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  cross_site: 403,
  unavailable: 503,
} as const;
export type ErrorCode = keyof typeof errorCodes;

/** A built process holds this file twice, in the site and around it, and what one throws the other must know. */
const brand = Symbol.for('callboard.app-error');

export class AppError extends Error {
  readonly [brand] = true;
  readonly code: ErrorCode;
  readonly status: number;
  /** field name → what is wrong with it, for forms */
  readonly fields: Record<string, string>;

  constructor(code: ErrorCode, message: string, fields: Record<string, string> = {}) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.status = errorCodes[code];
    this.fields = fields;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value;
  }

  /** For loaders and actions that end in a page. */
  toResponse(): Response {
    return Response.json(
      { error: { code: this.code, message: this.message, fields: this.fields } },
      { status: this.status },
    );
  }
}
