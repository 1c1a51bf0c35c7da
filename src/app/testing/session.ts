import { vi } from 'vitest'

const SESSION = {
  user: { id: 'u1', name: 'Chan Mei Ling', role: 'analyst', email: 'mei@example.hk' },
  permissions: ['case.read'],
  demo: true,
  setupNeeded: false,
  institution: 'Harbour Exchange',
  personas: [],
  now: '2026-11-22T08:00:00.000Z',
}

/** Every request is answered with a session: enough for what the shell itself asks. */
export function signIn(): void {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json(SESSION))
}
