import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchField } from '#src/ui/search-field.tsx'
import css from './explorer.module.css'
import type { ExplorerSearch } from './search.ts'
import { useFind } from './use-find.ts'

const PAUSE_MS = 250
const LEAST = 2

interface SearchBoxProps {
  readonly search: ExplorerSearch
  readonly onChange: (search: ExplorerSearch) => void
}

/** Asks once the typing pauses. Enter opens the first result, the arrow down goes to the results. */
export function SearchBox({ search, onChange }: SearchBoxProps) {
  const { t } = useTranslation('explorer')
  const asked = search.q ?? ''
  const [text, setText] = useState(asked)
  const [seen, setSeen] = useState(asked)
  const form = useRef<HTMLFormElement>(null)
  const find = useFind()
  if (asked !== seen) {
    setSeen(asked)
    if (asked !== text.trim()) setText(asked)
  }
  const wanted = text.trim().length < LEAST ? '' : text.trim()
  const report = useEffectEvent((q: string) => {
    // What was open stays in the address, so that clearing the search leads back to it.
    const { q: _, ...open } = search
    onChange(q === '' ? open : { ...open, q })
  })
  useEffect(() => {
    if (wanted === asked) return undefined
    const timer = setTimeout(() => report(wanted), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [wanted, asked])
  return (
    // The keys are the field's, heard where they arrive.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      role="search"
      className={css['search']}
      onSubmit={(event) => {
        event.preventDefault()
        // Emptied before the page changes, so that no pause reports the text once more.
        if (wanted !== '') void find(wanted, () => setText(''))
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return
        const first = form.current?.parentElement?.querySelector<HTMLElement>('[data-result]')
        if (!first) return
        event.preventDefault()
        first.focus()
      }}
    >
      <SearchField label={t('search')} value={text} onChange={setText} maxLength={200} />
    </form>
  )
}
