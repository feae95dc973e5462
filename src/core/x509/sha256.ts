import { sha256 } from '@noble/hashes/sha2.js';

/** WebCrypto has it too, but browsers hide that on plain HTTP, and any static host must work. */
export const sha256Of = (bytes: Uint8Array): Uint8Array => sha256(bytes);
