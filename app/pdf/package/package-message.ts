import type { PackageFacts, PackedFile } from './pack.ts';

/** A PDF that goes along with a proposal. */
export type SupportingPdf = { title: string; bytes: Uint8Array };

/** What is asked of the process that works on PDFs of other programs. */
export type PackageJob =
  | { kind: 'admit'; bytes: Uint8Array }
  | { kind: 'append'; primary: Uint8Array; supporting: SupportingPdf[] }
  | { kind: 'pack'; files: PackedFile[]; facts: PackageFacts };

export type Admitted = { bytes: Uint8Array; flattened: number };
export type PackageDone = { admit: Admitted; append: { bytes: Uint8Array }; pack: { bytes: Uint8Array } };
