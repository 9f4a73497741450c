/** A PDF that goes along with a proposal. */
export type SupportingPdf = { title: string; bytes: Uint8Array };

/** What is asked of the thread that works on PDFs of other programs. */
export type PackageJob =
  { kind: 'admit'; bytes: Uint8Array } | { kind: 'append'; primary: Uint8Array; supporting: SupportingPdf[] };

export type Admitted = { bytes: Uint8Array; flattened: number };
export type PackageDone = { admit: Admitted; append: { bytes: Uint8Array } };
