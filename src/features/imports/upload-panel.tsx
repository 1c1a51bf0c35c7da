import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { booksQuery } from '#src/data/assurance.ts'
import { previewQuery, useCreateImport, useSendImport } from '#src/data/imports.ts'
import { Button } from '#src/ui/button.tsx'
import { FileDrop } from '#src/ui/file-drop.tsx'
import { Select } from '#src/ui/select.tsx'
import css from './imports.module.css'
import { UploadRow } from './upload-row.tsx'
import { createUploads, type Sender, type Upload } from './uploads.ts'

const ACCEPT = ['.csv', '.txt', '.yaml', '.yml', '.tsv', '.json', '.jsonl', '.ndjson']
const NEW_BOOK = 'new'

/** Choose files, say what they are where the desk should not guess, send them, watch them. */
export function UploadPanel() {
  const { t } = useTranslation('imports')
  const [uploads] = useState(createUploads)
  const items = useStore(uploads.store, (state) => state.items)
  const [book, setBook] = useState(NEW_BOOK)
  const books = useQuery(booksQuery)
  const create = useCreateImport().mutateAsync
  const transmit = useSendImport().mutateAsync
  const sender = useMemo<Sender>(
    () => ({
      announce: async ({ file, kind, lookBack }, chosen) =>
        (
          await create({
            filename: file.name,
            bytes: file.size,
            ...(kind === null ? {} : { kind }),
            ...(chosen === null ? {} : { book: chosen }),
            ...(lookBack === null ? {} : { lookBack }),
          })
        ).data,
      send: async (importId, file) => (await transmit({ importId, file })).data,
    }),
    [create, transmit],
  )
  const { waits, unchosen } = useWaiting(items)
  const ready = items.filter((item) => item.state === 'ready' && !waits(item)).length
  const sending = items.some((item) => item.state === 'sending')
  const send = () => void uploads.sendReady(book === NEW_BOOK ? null : book, sender, waits)
  return (
    <section className={css['uploads']} aria-label={t('queue')}>
      <FileDrop isMultiple accept={ACCEPT} hint={t('accepts')} onFile={uploads.add} />
      {items.length > 0 && (
        <>
          <ul className={css['files']} aria-label={t('queue')}>
            {items.map((upload) => (
              <UploadRow
                key={upload.key}
                upload={upload}
                uploads={uploads}
                onAgain={() => {
                  if (!sending) send()
                }}
              />
            ))}
          </ul>
          <div className={css['send']}>
            <Select
              label={t('book')}
              value={book}
              options={[
                { id: NEW_BOOK, label: t('newBook') },
                ...(books.data ?? []).map(({ id, name }) => ({ id, label: name })),
              ]}
              onChange={setBook}
            />
            {items.some((item) => item.state === 'ended') && (
              <Button variant="ghost" onPress={uploads.clearEnded}>
                {t('clearDone')}
              </Button>
            )}
            <Button variant="primary" isDisabled={ready === 0} isLoading={sending} onPress={send}>
              {t('start', { count: ready })}
            </Button>
          </div>
          <p role="status" className={css['hint']}>
            {unchosen > 0 && t('connects.waiting', { count: unchosen })}
          </p>
        </>
      )}
    </section>
  )
}

interface Waiting {
  readonly waits: (upload: Upload) => boolean
  /** Files that wait for a choice. */
  readonly unchosen: number
}

/**
 * Which files cannot be sent yet: what they would connect is being found out, or nobody chose whether to look back. What
 * cannot be found out does not wait: the import says itself what is wrong with the file.
 */
function useWaiting(items: readonly Upload[]): Waiting {
  const previews = useQueries({
    queries: items.map((item) => ({ ...previewQuery(item), enabled: item.state === 'ready' })),
  })
  const ready = items.flatMap((item, at) => {
    const preview = previews[at]
    return item.state === 'ready' && preview !== undefined ? [{ item, preview }] : []
  })
  const unchosen = ready.filter(
    ({ item, preview }) => item.lookBack === null && (preview.data?.connects.length ?? 0) > 0,
  )
  const pending = ready.filter(({ preview }) => preview.isPending)
  const waiting = new Set([...unchosen, ...pending].map(({ item }) => item.key))
  return { waits: ({ key }) => waiting.has(key), unchosen: unchosen.length }
}
