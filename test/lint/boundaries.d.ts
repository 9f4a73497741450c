import type { Rule } from 'eslint';

export type Boundary = {
  name: string;
  from: (file: string) => boolean;
  to: (target: string, file: string) => boolean;
  sentence: string;
};
export const boundaries: Boundary[];
export function resolveImport(file: string, source: string): string;
export function crossing(file: string, source: string): Boundary | null;
export const boundariesRule: Rule.RuleModule;
