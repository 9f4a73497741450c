import type { Block } from './blocks.ts';
import type { Comment, Suggestion } from './section-notes.ts';

export type DocumentPerson = { name: string; affiliation?: string; role?: string; orcid?: string };
export type DocumentSection = {
  key: string;
  title: string;
  blocks: Block[];
  /** what reviewers say of it */
  comments?: Comment[];
  suggestions?: Suggestion[];
};

/** A picture that the document shows: its bytes in base64, known by their SHA-256 in hex. */
export type DocumentAsset = { sha256: string; mediaType: string; data: string };

/** The document file (`.json` export, `--out`, import): a whole proposal as plain data. */
export type DocumentFile = {
  format: 'callboard-document';
  version: 1;
  title: string;
  template: string;
  people: DocumentPerson[];
  sections: DocumentSection[];
  references: unknown[];
  assets: DocumentAsset[];
};
