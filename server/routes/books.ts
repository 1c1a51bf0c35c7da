import type { Hono } from 'hono'
import { listBooks as route } from '#core/contract/assurance.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import { listBooks } from '../store/book-list.ts'

/** What is monitored. */
export function bookRoutes(app: Hono<AppEnv>, ports: Ports): void {
  bind(app, ports, route).to(async () => ({ value: { items: await listBooks(ports.db) } }))
}
