import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { screen } from '../monitor/pipeline.ts'
import type { Ports } from '../ports.ts'
import { appendAudit } from '../store/audit.ts'
import { alerts } from '../store/schema/work.ts'
import { type Person, signedIn } from '../testing/client.ts'
import { portsOver } from '../testing/desk.ts'
import { eventsIn, followAs, type StreamEvent } from '../testing/event-stream.ts'
import { account, ALICE, storeLabels, storePeople, storePlatform, storeTransfers } from '../testing/facts.ts'
import { HOMES } from '../testing/homes.ts'
import { MAX_STREAMS_EACH, RETENTION_MS } from './live.ts'
import { PRESENCE_MS } from './presence.ts'

const GROUNDS = { type: 'escalate', grounds: 'The customer cannot explain funds from a designated address.' }
const DELIBERATION = {
  type: 'decide-no-file',
  rationale:
    'The explanation was checked against documents of the bank and holds in each of its parts; nothing is left that would found a suspicion.',
}

for (const home of HOMES)
  describe.skipIf(!home.present)(`the live stream over ${home.name}`, () => {
    let opened: Awaited<ReturnType<typeof home.open>>
    let desk: ReturnType<typeof portsOver>
    /** Two processes of one desk. */
    let here: Ports
    let there: Ports
    let raised = 0

    beforeAll(async () => {
      opened = await home.open()
      desk = portsOver(opened.db)
      here = { ...desk.ports, notices: opened.notices }
      there = { ...desk.ports, ...opened.another() }
      await storePlatform(here.db)
      await storePeople(here.db)
      await storeLabels(here.db, [{ id: 'l-1', account: account(100), category: 'sanctioned-entity' }])
    })
    afterAll(() => opened?.close())

    /** Raises an alert in a process and answers its id. */
    async function raise(ports: Ports): Promise<string> {
      raised += 1
      const id = `t${raised}`
      await storeTransfers(ports.db, [{ id, from: account(100), to: ALICE, hkd: 10_000_000n }])
      await screen(ports, { trigger: 'test', transferIds: [id] })
      const [row] = await ports.db.select().from(alerts).where(eq(alerts.subjectId, id))
      return row?.id ?? ''
    }

    async function give(person: Person, id: string, command: unknown) {
      const { body } = await person.get<{ version: number }>(`/api/v1/alerts/${id}`)
      const answer = await person.command(id, body.version, command)
      expect(answer.status).toBe(200)
    }

    const about = (id: string) => (event: StreamEvent) => event.data['alertId'] === id
    const told = (events: readonly StreamEvent[]) =>
      events
        .filter(({ event }) => event === 'alert')
        .map(({ data }) => `${String(data['alertId'])} ${String(data['type'])}`)

    test('tells what another process did, and who', async () => {
      const stream = await followAs(await signedIn(here, 'ana'))
      expect(await stream.next()).toMatchObject({ event: 'ready', data: { resumed: false } })
      const id = await raise(there)
      expect(await stream.next()).toMatchObject({
        event: 'alert',
        data: { alertId: id, kind: 'raised', actor: null, at: new Date(here.clock()).toISOString() },
      })
      await give(await signedIn(there, 'ben'), id, { type: 'assign', assigneeId: 'ben' })
      expect(await stream.next()).toMatchObject({
        data: {
          alertId: id,
          kind: 'changed',
          type: 'alert.assign',
          actor: { id: 'ben' },
        },
      })
      await stream.close()
    })

    test('tells whoever a note calls that it calls them, and nobody else', async () => {
      const called = await followAs(await signedIn(here, 'ana'))
      const other = await followAs(await signedIn(here, 'amy'))
      await Promise.all([called.next(), other.next()])
      const id = await raise(here)
      await give(await signedIn(there, 'ben'), id, { type: 'add-note', text: 'Look.', mentions: ['ana'] })
      for (const [stream, mentionsYou] of [
        [called, true],
        [other, false],
      ] as const) {
        expect(await stream.next()).toMatchObject({ data: { kind: 'raised', mentionsYou: false } })
        expect(await stream.next()).toMatchObject({ data: { type: 'alert.add-note', mentionsYou } })
        await stream.close()
      }
    })

    test('loses and repeats nothing through breaks, while two processes write at once', async () => {
      const reader = await signedIn(here, 'ana')
      const first = await followAs(reader)
      const start = (await first.next())?.id ?? null
      const written: string[] = []
      const write = async (ports: Ports, name: string) => {
        for (let n = 0; n < 25; n += 1) {
          await ports.db
            .transaction(async (tx) => {
              const entry = {
                actor: { id: 'ben', name: 'ben', role: 'analyst' },
                type: 'alert.add-note',
                target: { kind: 'alert', id: `${name}-${n}` },
                data: {},
              }
              await appendAudit(tx, ports, entry)
              // Commits in an order of their own, late or never: the stream must not care.
              await tx.execute(sql`select pg_sleep(${n % 3 === 0 ? 0.004 : 0})`)
              if (n % 10 === 7) tx.rollback()
            })
            .then(
              () => written.push(`${name}-${n}`),
              () => null,
            )
        }
      }
      const writers = Promise.all([write(here, 'w1'), write(there, 'w2'), write(there, 'w3')])

      const seen: StreamEvent[] = []
      let stream = first
      let last = start
      while (seen.length < 69) {
        const event = await stream.next()
        if (event === null) throw new Error('the stream ended')
        if (event.event !== 'alert') continue
        seen.push(event)
        last = event.id
        if (seen.length % 13 !== 0) continue
        // The line breaks, and the browser comes back to whichever process answers.
        await stream.close()
        stream = await followAs(await signedIn(seen.length % 2 === 0 ? here : there, 'ana'), last)
        expect(await stream.next()).toMatchObject({ event: 'ready', data: { resumed: true } })
      }
      await writers
      await stream.close()
      const names = seen.map(({ data }) => String(data['alertId']))
      expect(written).toHaveLength(69)
      expect(names.toSorted()).toEqual(written.toSorted())
      // Each writer's own order is kept, and everything is there again for whoever asks from the start.
      for (const name of ['w1', 'w2', 'w3']) {
        const own = names.filter((id) => id.startsWith(name)).map((id) => Number(id.slice(3)))
        expect(own).toEqual(own.toSorted((a, b) => a - b))
      }
      const again = await (await reader.open(`/api/v1/events?after=${start}`)).text()
      expect(
        eventsIn(again)
          .filter(({ event }) => event === 'alert')
          .map(({ data }) => data['alertId']),
      ).toEqual(names)
    })

    test('tells nobody outside the compartment of an escalation and what follows', async () => {
      const id = await raise(here)
      const [ana, mia] = [await signedIn(here, 'ana'), await signedIn(here, 'mia')]
      const [outside, inside] = [await followAs(ana), await followAs(mia)]
      const begin = (await outside.next())?.id ?? ''
      await inside.next()
      await give(ana, id, GROUNDS)
      await give(mia, id, { type: 'acknowledge' })
      await give(mia, id, DELIBERATION)
      await give(mia, id, {
        type: 'reopen',
        reason: 'A second transfer from the same source came in on Monday.',
      })
      const marker = await raise(there)

      const commands = ['escalate', 'acknowledge', 'decide-no-file', 'reopen'].map((c) => `${id} alert.${c}`)
      expect(told(await inside.until(about(marker)))).toEqual([...commands, `${marker} alert.raised`])
      const visible = [commands[3], `${marker} alert.raised`]
      const heard = await outside.until(about(marker))
      expect(told(heard)).toEqual(visible)
      // The same to whoever comes back, from each place they could have stopped at.
      for (const [at, after] of [begin, ...heard.map((event) => event.id)].entries()) {
        const text = await (await ana.open(`/api/v1/events?after=${after}`)).text()
        expect(told(eventsIn(text))).toEqual(visible.slice(at))
      }
      await outside.close()
      await inside.close()
    })

    test('ids tell nothing: not the place, not whether two are the same, and they fit one person only', async () => {
      const [ana, ben] = [await signedIn(here, 'ana'), await signedIn(here, 'ben')]
      const ids: string[] = []
      for (const person of [ana, ana, ben]) {
        const [ready] = eventsIn(await (await person.open('/api/v1/events')).text())
        ids.push(ready?.id ?? '')
      }
      expect(new Set(ids).size).toBe(3)
      expect(ids.every((id) => /^[0-9a-f]{48}$/.test(id))).toBe(true)
      const [stranger] = eventsIn(await (await ben.open(`/api/v1/events?after=${ids[0]}`)).text())
      expect(stranger).toMatchObject({ event: 'resync' })
    })

    test('a place that is too old or unknown means: read everything anew', async () => {
      const ana = await signedIn(here, 'ana')
      const [ready] = eventsIn(await (await ana.open('/api/v1/events')).text())
      desk.advance(RETENTION_MS + 1)
      const later = await signedIn(here, 'ana')
      for (const after of [ready?.id, 'nonsense', '0'.repeat(48)]) {
        const [word] = eventsIn(await (await later.open(`/api/v1/events?after=${after}`)).text())
        expect(word).toMatchObject({ event: 'resync', data: { resumed: false } })
      }
    })

    test('ends when its reader signs out, wherever', async () => {
      const ana = await signedIn(here, 'ana')
      const stream = await followAs(ana)
      await stream.next()
      await ana.send('/api/v1/session', { method: 'DELETE' })
      expect(await stream.next()).toBeNull()
    })

    test('refuses more streams than one person can need, and takes them again when some ended', async () => {
      const ben = await signedIn(here, 'ben')
      const streams = []
      for (let n = 0; n < MAX_STREAMS_EACH; n += 1) streams.push(await followAs(ben))
      const refused = await ben.open('/api/v1/events', { accept: 'text/event-stream' })
      expect(refused.status).toBe(429)
      await streams.pop()?.close()
      streams.push(await followAs(ben))
      for (const stream of streams) await stream.close()
    })

    test('shows who looks at an alert across processes, until they leave or fall silent', async () => {
      const id = await raise(here)
      const stream = await followAs(await signedIn(here, 'ana'))
      await stream.next()
      const ben = await signedIn(there, 'ben')
      const look = (person: Person, alertId: string | null) =>
        person.send<{ items: unknown[] }>('/api/v1/presence', {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ place: 'window-1', alertId }),
        })
      await look(ben, id)
      const BEN = { id: 'ben', name: 'ben', role: 'analyst' }
      expect(await stream.next()).toMatchObject({
        event: 'presence',
        id: null,
        data: { alertId: id, people: [BEN] },
      })
      await look(ben, null)
      expect(await stream.next()).toMatchObject({ data: { alertId: id, people: [] } })

      const after = await look(ben, id)
      expect(after.body.items).toEqual([{ alertId: id, people: [BEN] }])
      expect(await stream.next()).toMatchObject({ data: { people: [BEN] } })
      desk.advance(PRESENCE_MS)
      const silent = await look(await signedIn(there, 'ana'), null)
      expect(silent.body.items).toEqual([])
      expect((await look(ben, 'A-NOTHERE')).status).toBe(404)
      await stream.close()
    })

    test('never shows outside where the MLRO or an auditor looks', async () => {
      const id = await raise(here)
      const see = async (who: string, alertId: string | null) =>
        (
          await (
            await shared(who)
          ).send<{ items: { people: { id: string }[] }[] }>('/api/v1/presence', {
            method: 'PUT',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ place: 'window-1', alertId }),
          })
        ).body.items.flatMap((item) => item.people.map((person) => person.id))
      const people = new Map<string, Person>()
      // One process: presence is held by it.
      const stream = await followAs(await shared('ana'))
      async function shared(who: string): Promise<Person> {
        const known = people.get(who)
        if (known !== undefined) return known
        const person = await signedIn(here, who)
        people.set(who, person)
        return person
      }
      const watcher = await followAs(await shared('mia'))
      await see('mia', id)
      expect(await see('ada', id)).toEqual(expect.arrayContaining(['ada']))
      expect(await see('ana', id)).toEqual(['ana'])
      await stream.next()
      expect((await stream.next())?.data['people']).toEqual([{ id: 'ana', name: 'ana', role: 'analyst' }])
      await stream.close()
      await watcher.close()
    })
  })
