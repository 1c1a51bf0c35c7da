import { readdirSync, readFileSync } from 'node:fs'
import type { Migration } from '../store/db.ts'

const folder = new URL('../store/migrations/', import.meta.url)

/** The migrations as files, for programs that run in Node. */
export function readMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => ({ tag: name.slice(0, -'.sql'.length), sql: readFileSync(new URL(name, folder), 'utf8') }))
}
