import type { FileToCheck } from '../preflight/check-file/check-file.ts';
import type { FileCheck } from '../preflight/check-file/file-check.ts';
import type { PdfFacts } from '../inspect/pdf-facts.ts';
import type { PackageDone, PackageJob } from '../package/package-message.ts';

/** To read a PDF; with `check` the answer is what was found instead of the facts. */
export type InspectJob = { kind: 'inspect'; bytes: Uint8Array; budgetMs: number; check: FileToCheck | null };
export type Inspected = { facts: PdfFacts } | { checked: FileCheck };

/** What is asked of the process for PDFs. */
export type PdfJob = InspectJob | PackageJob;
export type PdfDone = PackageDone & { inspect: Inspected };
