import { createStore } from 'zustand/vanilla'
import type { ImportKind, ImportRun } from '#src/data/imports.ts'

/** One file on its way: chosen, announced (it has an id and can be watched and cancelled), ended. */
export interface Upload {
  readonly key: string
  readonly file: File
  /** Null: told from the file. */
  readonly kind: ImportKind | null
  /** Whether new kinds of record are looked for in what is held already; null: nobody chose. */
  readonly lookBack: boolean | null
  readonly importId: string | null
  readonly state: 'ready' | 'sending' | 'ended'
  /** The report, where there is one. */
  readonly report: ImportRun | null
  readonly error: unknown
}

export interface Uploads {
  readonly items: readonly Upload[]
}

/** What the page asks of the API; given, so that the order of things can be tested without one. */
export interface Sender {
  readonly announce: (upload: Upload, book: string | null) => Promise<ImportRun>
  readonly send: (importId: string, file: File) => Promise<ImportRun>
}

export type UploadStore = ReturnType<typeof createUploads>

/** The files of one visit to the page. Sent one after another: the desk stores one file at a time. */
export function createUploads() {
  const store = createStore<Uploads>()(() => ({ items: [] }))
  const change = (key: string, part: Partial<Upload>) =>
    store.setState(({ items }) => ({
      items: items.map((item) => (item.key === key ? { ...item, ...part } : item)),
    }))

  const sendOne = async (upload: Upload, book: string | null, sender: Sender): Promise<void> => {
    change(upload.key, { state: 'sending', importId: null, error: null, report: null })
    try {
      const announced = await sender.announce(upload, book)
      change(upload.key, { importId: announced.id })
      change(upload.key, { state: 'ended', report: await sender.send(announced.id, upload.file) })
    } catch (error) {
      change(upload.key, { state: 'ended', error })
    }
  }

  return {
    store,
    add: (file: File) =>
      store.setState(({ items }) => ({
        items: [
          ...items,
          {
            key: crypto.randomUUID(),
            file,
            kind: null,
            lookBack: null,
            importId: null,
            state: 'ready',
            report: null,
            error: null,
          },
        ],
      })),
    setKind: (key: string, kind: ImportKind | null) => change(key, { kind }),
    setLookBack: (key: string, lookBack: boolean) => change(key, { lookBack }),
    remove: (key: string) =>
      store.setState(({ items }) => ({ items: items.filter((item) => item.key !== key) })),
    clearEnded: () =>
      store.setState(({ items }) => ({
        items: items.filter((item) => item.state !== 'ended' || item.error !== null),
      })),
    /**
     * Sends what is ready now, in order, but for what still `waits` for a choice. A file that fails does not stop the
     * next, and a file that is added meanwhile waits to be sent on purpose.
     */
    sendReady: async (
      book: string | null,
      sender: Sender,
      waits: (upload: Upload) => boolean = () => false,
    ): Promise<void> => {
      const chosen = store.getState().items.filter((item) => item.state === 'ready' && !waits(item))
      for (const { key } of chosen) {
        const next = store.getState().items.find((item) => item.key === key && item.state === 'ready')
        if (next !== undefined) await sendOne(next, book, sender)
      }
    },
    sendAgain: (key: string) => change(key, { state: 'ready', error: null, importId: null, report: null }),
  }
}
