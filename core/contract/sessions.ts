import { z } from 'zod'
import { PersonRef } from './common.ts'
import { defineRoute } from './route.ts'

export const Persona = z
  .object({ id: z.string(), name: z.string(), role: z.string(), title: z.string() })
  .meta({ id: 'Persona', description: 'A demonstration person anybody may sign in as; demo mode only' })

export const SessionState = z
  .object({
    user: PersonRef.extend({ email: z.string() }).nullable(),
    permissions: z.array(z.string()),
    demo: z.boolean().meta({ description: 'True: everything here is demonstration data' }),
    setupNeeded: z
      .boolean()
      .meta({ description: 'True: no user exists; the first visitor creates the administrator' }),
    institution: z.string().nullable(),
    personas: z.array(Persona),
    now: z.string().meta({ description: "The desk's clock" }),
  })
  .meta({ id: 'SessionState' })

export const getSession = defineRoute({
  operationId: 'getSession',
  method: 'get',
  path: '/api/v1/session',
  tag: 'Session',
  summary: 'Who is signed in, and what this desk is',
  access: 'public',
  ok: { status: 200, schema: SessionState },
  problems: [],
})

export const signIn = defineRoute({
  operationId: 'signIn',
  method: 'post',
  path: '/api/v1/session',
  tag: 'Session',
  summary: 'Sign in with e-mail and password',
  access: 'public',
  body: z.object({ email: z.email(), password: z.string().min(1).max(200) }).meta({ id: 'SignIn' }),
  ok: { status: 200, schema: SessionState },
  problems: [400, 401, 429],
})

export const signInAsPersona = defineRoute({
  operationId: 'signInAsPersona',
  method: 'post',
  path: '/api/v1/session/persona',
  tag: 'Session',
  summary: 'Sign in as a demonstration persona (demo mode only)',
  access: 'public',
  body: z.object({ personaId: z.string() }).meta({ id: 'SignInAsPersona' }),
  ok: { status: 200, schema: SessionState },
  problems: [400, 404],
})

export const signOut = defineRoute({
  operationId: 'signOut',
  method: 'delete',
  path: '/api/v1/session',
  tag: 'Session',
  summary: 'Sign out',
  access: 'session',
  ok: { status: 204 },
  problems: [],
})

export const createFirstAdmin = defineRoute({
  operationId: 'createFirstAdmin',
  method: 'post',
  path: '/api/v1/setup',
  tag: 'Session',
  summary: 'Create the administrator of an empty desk (once)',
  access: 'public',
  body: z
    .object({
      name: z.string().trim().min(1).max(100),
      email: z.email(),
      password: z.string().min(12).max(200),
    })
    .meta({ id: 'FirstAdmin' }),
  ok: { status: 201, schema: SessionState },
  problems: [400, 409],
})

export const listUsers = defineRoute({
  operationId: 'listUsers',
  method: 'get',
  path: '/api/v1/users',
  tag: 'Session',
  summary: 'People who can be assigned work',
  access: 'session',
  ok: { status: 200, schema: z.object({ items: z.array(PersonRef) }).meta({ id: 'UserList' }) },
  problems: [],
})

export const createUser = defineRoute({
  operationId: 'createUser',
  method: 'post',
  path: '/api/v1/users',
  tag: 'Session',
  summary: 'Create a person with a role',
  access: 'permission:user.manage',
  idempotent: true,
  body: z
    .object({
      name: z.string().trim().min(1).max(100),
      email: z.email(),
      role: z.enum(['analyst', 'approver', 'mlro', 'manager', 'auditor', 'admin']),
      password: z.string().min(12).max(200),
    })
    .meta({ id: 'NewUser' }),
  ok: { status: 201, schema: PersonRef },
  problems: [400, 409],
})
