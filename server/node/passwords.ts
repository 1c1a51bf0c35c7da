import { hash, type Options, verify } from '@node-rs/argon2'
import type { PasswordPort } from '../ports.ts'

/** argon2id (the library's default) with OWASP's 2023 parameters: 19 MiB, two passes, one lane. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const argon2Passwords: PasswordPort = {
  hash: (password) => hash(password, COST),
  verify: (stored, password) => verify(stored, password).catch(() => false),
}
