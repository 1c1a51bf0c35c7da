import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { permissionsOf, ROLES, type Role } from '#core/workflow/roles.ts'
import { seedDemo } from '#mocks/seed/seed.ts'
import { writeCursor } from '../store/cursor.ts'
import { type ContractCall, type ContractWorld, contractWorld } from '../testing/contract-world.ts'
import { portsOver } from '../testing/desk.ts'
import { HOMES } from '../testing/homes.ts'
import { accepted, type JsonSchema, NASTY_TEXTS, nastyValue } from '../testing/schema-arbitrary.ts'

/** Cases for each operation: about 1,500 in all. */
const RUNS = 43

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly schema: JsonSchema
}

interface Operation {
  readonly operationId: string
  readonly 'x-access': string
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}

const document = JSON.parse(
  readFileSync(new URL('../../core/contract/openapi.json', import.meta.url), 'utf8'),
) as Document

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method,
    operation,
    operationId: operation.operationId,
  })),
)

const resolve = (ref: string): JsonSchema => {
  const schema = document.components.schemas[ref.replace('#/components/schemas/', '')]
  if (schema === undefined) throw new Error(`the document has no ${ref}`)
  return schema
}

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
ajv.addSchema(document, 'desk')
const pointer = (...parts: string[]) =>
  `desk#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`

/** Values that exist in the seeded desk, and cursors that look like ones, by the name of the field. */
function knownValues({ facts, people }: ContractWorld): Record<string, readonly unknown[]> {
  const { alert, transfer, label } = facts
  return {
    alertId: [alert.id],
    account: [transfer.fromAccount, transfer.toAccount, alert.account ?? transfer.toAccount],
    chain: [transfer.chain],
    hash: [transfer.txHash],
    transfer: [transfer.id],
    asset: [transfer.assetId],
    q: [alert.id, label.actor, label.address, transfer.txHash, '%'],
    open: ['true', 'false'],
    overdue: ['true', 'false'],
    assigneeId: [...people.values()],
    personaId: [...people.values()],
    cursor: [
      '1',
      '-5',
      '1e300',
      '99999999999999999999',
      ...['labels.newest', 'imports.newest'].flatMap((order) => [
        writeCursor(order, ['275760-09-13', label.id]),
        writeCursor(order, ['2026-10-01T00:00:00.000Z', label.id]),
      ]),
      '-zzzzzzzzzzz~\u0000',
      ...['created', 'severity', 'score', 'due'].flatMap((sort) =>
        ['asc', 'desc'].flatMap((dir) =>
          [
            [5, 'x'],
            ['x', 5],
            [null, null],
            [1e300, 'A'],
            [0.5, 1],
            ['\u0000', '\u0000'],
            [5, '2026-10-01T00:00:00.000Z', 'A'],
            ['x', 'y', 'z'],
            [1e99, null, 3],
          ].flatMap((values) => [writeCursor(sort, values), writeCursor(`${sort}-${dir}`, values)]),
        ),
      ),
    ],
  }
}

const BROKEN_JSON = [
  '',
  '{',
  'null',
  '"\\ud800"',
  '{"__proto__":1}',
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  `{"type":"add-note","text":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
  JSON.stringify({ text: 'x'.repeat(1024 * 1024) }),
]

/** Mostly what the schema accepts, now and then something that it does not. */
const sometimesNasty = (good: fc.Arbitrary<unknown>) =>
  fc.oneof({ arbitrary: good, weight: 5 }, { arbitrary: nastyValue, weight: 1 })

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

/** A path segment: lone surrogates have no encoding, and dots would change the path. */
const segment = (value: unknown): string =>
  encodeURIComponent(textOf(value).toWellFormed().slice(0, 400)).replaceAll('.', '%2E') || 'x'

function requests(at: (typeof operations)[number], world: ContractWorld): fc.Arbitrary<ContractCall> {
  const known = knownValues(world)
  const { operation, method, path } = at
  const fields = operation.parameters.map((parameter) => {
    const good = accepted(
      { type: 'object', properties: { [parameter.name]: parameter.schema }, required: [parameter.name] },
      resolve,
      known,
    ).map((value) => (value as Record<string, unknown>)[parameter.name])
    const value = sometimesNasty(good)
    return [parameter.name, parameter.required ? value : fc.option(value, { nil: undefined })] as const
  })
  const json = operation.requestBody?.content['application/json']?.schema
  const body =
    operation.requestBody === undefined
      ? fc.constant(undefined)
      : json === undefined
        ? fc.constantFrom('', 'chain,tx_hash\n\u0000,1\n', 'not a file', 'address,category\n1,2\n')
        : fc.oneof(
            { arbitrary: accepted(json, resolve, known).map((value) => JSON.stringify(value)), weight: 5 },
            { arbitrary: brokenBody(accepted(json, resolve, known)), weight: 2 },
            {
              arbitrary: fc.constantFrom(...BROKEN_JSON),
              weight: 1,
            },
          )
  const headers = fc.record({
    'idempotency-key': fc.option(fc.stringMatching(/^[0-9a-f]{8,12}$/), { nil: 'short' }),
    'if-match': fc.constantFrom('"1"', `"${world.facts.alert.version}"`, '"99999999999999999999"', '*', ''),
    'content-type': fc.constantFrom('application/json', 'application/json', 'application/json', 'text/plain'),
  })
  return fc.record({ values: fc.record(Object.fromEntries(fields)), body, headers }).map((made) => {
    const values = made.values as Record<string, unknown>
    const query = new URLSearchParams()
    let target = path
    for (const { name, in: where } of operation.parameters) {
      const value = values[name]
      if (where === 'path') target = target.replace(`{${name}}`, segment(value))
      if (where !== 'query' || value === undefined) continue
      for (const each of Array.isArray(value) ? value : [value]) query.append(name, textOf(each))
    }
    const search = query.toString()
    return {
      method: method.toUpperCase(),
      path: search === '' ? target : `${target}?${search}`,
      headers: made.headers,
      ...(made.body === undefined ? {} : { body: made.body }),
    }
  })
}

/** One field of a good body replaced by something else. */
const brokenBody = (good: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.tuple(good, nastyValue, fc.nat()).map(([value, nasty, at]) => {
    const body = { ...(value as Record<string, unknown>) }
    const names = Object.keys(body)
    const name = names[at % Math.max(1, names.length)]
    if (name !== undefined) body[name] = nasty
    return JSON.stringify(body)
  })

function callerOf(access: string): fc.Arbitrary<Role | null> {
  const anybody = fc.constantFrom(null, ...ROLES)
  if (!access.startsWith('permission:')) return anybody
  const permission = access.slice('permission:'.length)
  const allowed = ROLES.filter((role) => (permissionsOf(role) as readonly string[]).includes(permission))
  return fc.oneof({ arbitrary: fc.constantFrom(...allowed), weight: 12 }, { arbitrary: anybody, weight: 1 })
}

/** Everything about an answer that its operation's description does not say. */
async function undocumented(at: (typeof operations)[number], response: Response): Promise<unknown[]> {
  const status = String(response.status)
  const text = await response.text()
  const documented = at.operation.responses[status]
  if (documented === undefined || status === '500') return [{ status, text }]
  const type = response.headers.get('content-type')?.split(';')[0] ?? ''
  if (documented.content === undefined) return text === '' ? [] : [{ status, text }]
  if (documented.content[type] === undefined) return [{ status, type }]
  if (!type.endsWith('json')) return []
  const validate = ajv.getSchema(
    pointer('paths', at.path, at.method, 'responses', status, 'content', type, 'schema'),
  )
  if (validate === undefined) return ['the document has no schema for this answer']
  return validate(JSON.parse(text)) ? [] : (validate.errors ?? ['invalid'])
}

for (const home of HOMES)
  describe.skipIf(!home.present)(`whatever is sent to ${home.name}`, () => {
    let opened: Awaited<ReturnType<typeof home.open>>
    let world: ContractWorld
    const failures: unknown[] = []

    beforeAll(async () => {
      opened = await home.open()
      const { ports } = portsOver(opened.db, { demo: true })
      const log = { ...ports.log, error: (_: string, facts?: object) => void failures.push(facts) }
      const endsAt = ports.clock()
      await seedDemo(opened.db, { size: 'small', endsAt, version: 'test', onProgress: () => {} })
      world = await contractWorld({ ...ports, log })
    })
    afterAll(() => opened?.close())

    test.each(operations)('$operationId answers as documented', async (at) => {
      const { operation, operationId } = at
      const call = fc.record({ role: callerOf(operation['x-access']), request: requests(at, world) })
      await fc.assert(
        fc.asyncProperty(call, async ({ role, request }) => {
          failures.length = 0
          const problems = await undocumented(at, await world.send(role, request))
          if (operationId === 'signOut' && role !== null) await world.renew(role)
          expect({ problems, failures }).toEqual({ problems: [], failures: [] })
        }),
        { numRuns: RUNS, seed: 20_261_122 },
      )
    })

    test('every parameter was given every text that is known to be nasty', async () => {
      for (const { path, method, operation } of operations) {
        const role = ROLES.find((each) =>
          (permissionsOf(each) as readonly string[]).includes(
            operation['x-access'].slice('permission:'.length),
          ),
        )
        if (method !== 'get' || role === undefined) continue
        for (const { name, in: where } of operation.parameters) {
          for (const text of NASTY_TEXTS) {
            const target =
              where === 'path'
                ? path.replace(`{${name}}`, segment(text))
                : `${path}?${new URLSearchParams({ [name]: text })}`
            failures.length = 0
            const { status } = await world.send(role, {
              method: 'GET',
              path: target.replaceAll(/\{\w+\}/g, 'nothing'),
            })
            expect({ target, text, status, failures }).not.toMatchObject({ status: 500 })
          }
        }
      }
    })
  })
