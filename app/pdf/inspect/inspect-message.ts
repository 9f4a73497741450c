import type { FileToCheck } from '../preflight/check-file/check-file.ts';
import type { FileCheck } from '../preflight/check-file/file-check.ts';
import type { DoneSoFar, ThreadError } from './guarded-thread.server.ts';
import type { PdfFacts } from './pdf-facts.ts';

/** What the thread that reads a PDF is given; with `check` it answers with what was found instead of the facts. */
export type InspectorData = { bytes: Uint8Array; budgetMs: number; check: FileToCheck | null };

export type Inspected = { facts: PdfFacts } | { checked: FileCheck };

/** What it says: how far it is, then the answer or why there is none. */
export type FromInspector = DoneSoFar | Inspected | ThreadError;
