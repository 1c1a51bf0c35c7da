import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { type Attachment, MAX_ATTACHMENT_BYTES } from '#core/contract/attachments.ts'
import { screen } from '../monitor/pipeline.ts'
import { alerts, auditEvents } from '../store/schema/work.ts'
import { type Person, signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import { account, ALICE, storeLabels, storePeople, storePlatform, storeTransfers } from '../testing/facts.ts'
import { verifyTrail } from '../testing/trail.ts'

type File = z.output<typeof Attachment>

let desk: Awaited<ReturnType<typeof testPorts>>
let [ana, mia, ada]: Person[] = []
let id = ''

beforeAll(async () => {
  desk = await testPorts()
  const { db } = desk.ports
  await storePlatform(db)
  await storePeople(db)
  await storeLabels(db, [{ id: 'l-1', account: account(100), category: 'sanctioned-entity' }])
  await storeTransfers(db, [{ id: 't1', from: account(100), to: ALICE }])
  await screen(desk.ports, { trigger: 'test' })
  const [row] = await db.select().from(alerts)
  id = row?.id ?? ''
  ;[ana, mia, ada] = await Promise.all(['ana', 'mia', 'ada'].map((who) => signedIn(desk.ports, who)))
})
afterAll(() => desk.close())

const who = (person: Person | undefined): Person => {
  if (person === undefined) throw new Error('not signed in')
  return person
}
const digest = (content: Uint8Array) => bytesToHex(sha256(content))
const PDF = utf8ToBytes('%PDF-1.7 an invented statement')

const send = (
  person: Person | undefined,
  name: string,
  content: Uint8Array,
  announced: string = digest(content),
) =>
  who(person).send<File & { detail: string }>(
    `/api/v1/alerts/${id}/attachments?name=${encodeURIComponent(name)}&sha256=${announced}`,
    { method: 'POST', body: content as Uint8Array<ArrayBuffer> },
  )
const list = async (person: Person | undefined) =>
  (await who(person).get<{ items: File[] }>(`/api/v1/alerts/${id}/attachments`)).body.items

test('keeps a file as it came, says its digest, and gives it out only to be saved', async () => {
  const before = (await who(ana).get<{ version: number }>(`/api/v1/alerts/${id}`)).body.version
  const added = await send(ana, '銀行月結單.pdf', PDF)
  expect(added).toMatchObject({
    status: 201,
    body: { name: '銀行月結單.pdf', bytes: PDF.length, sha256: digest(PDF), addedBy: { id: 'ana' } },
  })
  expect(await list(ada)).toEqual([added.body])
  const file = await who(ada).open(`/api/v1/alerts/${id}/attachments/${added.body.id}/content`)
  expect(digest(new Uint8Array(await file.arrayBuffer()))).toBe(digest(PDF))
  expect(file.headers.get('content-disposition')).toBe(
    `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent('銀行月結單.pdf')}`,
  )
  expect(file.headers.get('x-content-type-options')).toBe('nosniff')
  expect(file.headers.get('content-type')).toBe('application/octet-stream')
  // A file is no decision: whoever is deciding is not interrupted.
  expect((await who(ana).get<{ version: number }>(`/api/v1/alerts/${id}`)).body.version).toBe(before)
})

test('says exactly why it does not take a file', async () => {
  const changed = await send(ana, 'a.pdf', PDF, digest(utf8ToBytes('something else')))
  expect([changed.status, changed.body.detail]).toEqual([
    422,
    'The content does not have this digest: it was changed on its way.',
  ])
  expect((await send(ana, 'again.pdf', PDF)).status).toBe(409)
  expect((await send(ana, 'page.html', utf8ToBytes('<script>'))).body.detail).toMatch(
    /not taken; taken are pdf/,
  )
  expect((await send(ana, 'picture.png', PDF)).body.detail).toMatch(/not what a .png file begins with/)
  expect((await send(ana, 'empty.txt', new Uint8Array())).body.detail).toBe('The file is empty.')
  expect((await send(ana, 'big.txt', new Uint8Array(MAX_ATTACHMENT_BYTES + 1))).status).toBe(413)
  expect((await send(ana, 'constructor', PDF)).status).toBe(422)
  expect((await send(ada, 'b.pdf', PDF)).status).toBe(403)
  expect(await list(ana)).toHaveLength(1)
})

test('notices when what is stored is no longer what came in, and records each look', async () => {
  const [file] = await list(ana)
  const verify = async () =>
    (
      await who(ada).send<{ intact: boolean; computed: string }>(
        `/api/v1/alerts/${id}/attachments/${file?.id}/verify`,
        { method: 'POST' },
      )
    ).body
  expect(await verify()).toMatchObject({ intact: true, computed: digest(PDF) })
  await desk.ports.db.execute(sql`update alert_attachments set content = set_byte(content, 9, 65)`)
  expect(await verify()).toMatchObject({ intact: false })
  const records = await desk.ports.db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.type, 'attachment.verified'))
  expect(records.map(({ data }) => data['intact'])).toEqual([true, false])
  expect((await verifyTrail(desk.ports.db)).ok).toBe(true)
})

test('what is added inside the compartment does not exist outside it', async () => {
  const { body } = await who(ana).get<{ version: number }>(`/api/v1/alerts/${id}`)
  const grounds = 'The customer cannot explain funds from a designated address.'
  expect((await who(ana).command(id, body.version, { type: 'escalate', grounds })).status).toBe(200)
  expect((await send(ana, 'late.txt', utf8ToBytes('late'))).status).toBe(403)
  desk.advance(1_000)
  const memo = (await send(mia, 'memo.txt', utf8ToBytes('for the MLRO'))).body
  expect((await list(mia)).map((file) => file.name)).toEqual(['memo.txt', '銀行月結單.pdf'])
  expect((await list(ana)).map((file) => file.name)).toEqual(['銀行月結單.pdf'])
  expect((await who(ana).open(`/api/v1/alerts/${id}/attachments/${memo.id}/content`)).status).toBe(404)
  const activity = await who(ana).get<{ items: { type: string }[] }>(`/api/v1/alerts/${id}/activity`)
  expect(activity.body.items.filter((item) => item.type === 'alert.attach-file')).toHaveLength(1)
})
