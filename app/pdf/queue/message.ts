import type { DocumentFile } from '#app/document/file.ts';
import type { ErrorCode } from '#app/errors.ts';
import type { CountOptions, ExportOptions, ExportResult, PageCount } from '../export-document.server.ts';
import type { ProfileId } from '../profiles.ts';
import type { Progress } from '../progress.ts';

/** What is asked of the process that sets documents. */
export type Job = { file: DocumentFile; profile: ProfileId } & (
  { kind: 'export'; options: ExportOptions } | { kind: 'count'; options: CountOptions }
);
/** `tells`: somebody wants to know how far it is */
export type ToChild = Job & { id: number; tells: boolean };

export type Done = { export: ExportResult; count: PageCount };
/** `error.code`: of an AppError, null for a mistake of ours */
export type FromChild =
  | { id: number; progress: Progress }
  | { id: number; done: Done[Job['kind']] }
  | { id: number; error: { code: ErrorCode | null; message: string; fields: Record<string, string>; stack?: string } };
