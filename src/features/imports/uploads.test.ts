import { describe, expect, it, vi } from 'vitest'
import type { ImportRun } from '#src/data/imports.ts'
import { createUploads, type Sender } from './uploads.ts'

const run = (id: string, part: Partial<ImportRun> = {}): ImportRun => ({
  id,
  kind: 'transfers-csv',
  filename: 'a.csv',
  state: 'done',
  bytesTotal: 3,
  bytesRead: 3,
  sha256: null,
  rowsRead: 1,
  accepted: 1,
  merged: 0,
  rejected: 0,
  notices: [],
  alertsRaised: 0,
  error: null,
  book: null,
  createdBy: null,
  createdAt: '2026-11-22T00:00:00.000Z',
  finishedAt: '2026-11-22T00:00:01.000Z',
  ...part,
})

const file = (name: string) => new File(['abc'], name)

function sender(part: Partial<Sender> = {}): Sender {
  return {
    announce: (upload) => Promise.resolve(run(upload.file.name, { state: 'waiting' })),
    send: (id) => Promise.resolve(run(id)),
    ...part,
  }
}

describe('uploads', () => {
  it('sends one file after another and keeps each report', async () => {
    const uploads = createUploads()
    uploads.add(file('a.csv'))
    uploads.add(file('b.csv'))
    let running = 0
    const send = vi.fn<Sender['send']>(async (id) => {
      running += 1
      expect(running).toBe(1)
      await Promise.resolve()
      running -= 1
      return run(id)
    })
    await uploads.sendReady('book-1', sender({ send }))
    expect(send.mock.calls.map(([id]) => id)).toEqual(['a.csv', 'b.csv'])
    expect(uploads.store.getState().items.map((item) => [item.state, item.report?.id])).toEqual([
      ['ended', 'a.csv'],
      ['ended', 'b.csv'],
    ])
  })

  it('goes on after a failure, keeps the file that failed, and can send it again', async () => {
    const uploads = createUploads()
    uploads.add(file('bad.csv'))
    uploads.add(file('good.csv'))
    const failure = new Error('no')
    await uploads.sendReady(
      null,
      sender({ send: (id) => (id === 'bad.csv' ? Promise.reject(failure) : Promise.resolve(run(id))) }),
    )
    uploads.clearEnded()
    const [left, ...none] = uploads.store.getState().items
    expect(none).toEqual([])
    expect(left).toMatchObject({ state: 'ended', importId: 'bad.csv', error: failure })
    uploads.sendAgain(left!.key)
    await uploads.sendReady(null, sender())
    expect(uploads.store.getState().items[0]).toMatchObject({ error: null, report: { id: 'bad.csv' } })
  })

  it('passes on the kind that was chosen and the book', async () => {
    const uploads = createUploads()
    uploads.add(file('a.csv'))
    uploads.setKind(uploads.store.getState().items[0]!.key, 'labels-csv')
    const announce = vi.fn<Sender['announce']>(() => Promise.resolve(run('i1')))
    await uploads.sendReady('b1', sender({ announce }))
    expect(announce.mock.calls[0]![0].kind).toBe('labels-csv')
    expect(announce.mock.calls[0]![1]).toBe('b1')
  })

  it('leaves a file that waits for a choice, and passes the choice on', async () => {
    const uploads = createUploads()
    uploads.add(file('records.csv'))
    uploads.add(file('transfers.csv'))
    const { key } = uploads.store.getState().items[0]!
    const announce = vi.fn<Sender['announce']>(() => Promise.resolve(run('i1')))
    await uploads.sendReady(null, sender({ announce }), (upload) => upload.key === key)
    expect(announce.mock.calls.map(([upload]) => upload.file.name)).toEqual(['transfers.csv'])
    expect(uploads.store.getState().items.map(({ state }) => state)).toEqual(['ready', 'ended'])

    uploads.setLookBack(key, false)
    await uploads.sendReady(null, sender({ announce }))
    expect(announce.mock.calls[1]![0]).toMatchObject({ file: { name: 'records.csv' }, lookBack: false })
  })
})
