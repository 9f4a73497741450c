import { AppError } from '#app/errors.ts';

/** No call of this API needs more. */
const maxBytes = 100_000;

/** The JSON object a script sent; `bad_input` for another content type, for malformed JSON and for anything but an object. */
export async function readJsonObject(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new AppError('bad_input', 'Send JSON, with the header "Content-Type: application/json".');
  }
  const text = await request.text();
  if (text.length > maxBytes)
    throw new AppError('too_large', `The body is longer than ${maxBytes} characters. Send a shorter one.`);
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AppError('bad_input', 'Send one JSON object, such as {"title": "…"}.');
  }
  return value as Record<string, unknown>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('bad_input', `The body is not valid JSON: ${(error as Error).message}.`);
  }
}

/** Answers a method this address does not have. */
export function methodNotAllowed(...allowed: string[]): Response {
  const answer = new AppError('method_not_allowed', `This address takes ${allowed.join(' and ')}.`).toResponse();
  answer.headers.set('Allow', allowed.join(', '));
  return answer;
}
