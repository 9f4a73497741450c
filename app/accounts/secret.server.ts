import { createHash, randomBytes } from 'node:crypto';

/** A fresh secret of 256 random bits as 43 URL-safe characters, after an optional prefix. */
export function newSecret(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

/**
 * What is stored in place of a secret: its SHA-256 in hex. A plain hash is enough, because a secret of 256 random bits
 * cannot be guessed from it; passwords, which can, go through password.server.ts instead.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
