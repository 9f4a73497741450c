import type { ErrorCode } from '#app/errors.ts';
import type { PdfFacts } from './pdf-facts.ts';

/** What the thread that reads a PDF is given. */
export type InspectorData = { bytes: Uint8Array; budgetMs: number };

/** What it says: how far it is, then the facts or why there are none; `code` is null for a mistake of ours. */
export type FromInspector =
  { pages: number; of: number } | { facts: PdfFacts } | { error: { code: ErrorCode | null; message: string } };
