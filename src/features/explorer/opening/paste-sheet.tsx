import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Candidate, resolveQuery, type ResolvedLine } from '#src/data/graph.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Select } from '#src/ui/select.tsx'
import { TextArea } from '#src/ui/text-field.tsx'
import css from '../explorer.module.css'
import { useFoundWords } from '../use-found-words.ts'
import type { ExplorerSearch } from '../search.ts'

const MAX_LINES = 50

interface PasteSheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onStart: (search: ExplorerSearch) => void
}

/** Several addresses or transactions at once, with what became of each line before anything is drawn. */
export function PasteSheet({ isOpen, onClose, onStart }: PasteSheetProps) {
  const { t } = useTranslation('investigation')
  return (
    <Dialog
      title={t('paste.title')}
      placement="side"
      isOpen={isOpen}
      isDismissable={false}
      onOpenChange={(open) => !open && onClose()}
    >
      {() => <PasteForm onStart={onStart} />}
    </Dialog>
  )
}

function PasteForm({ onStart }: Pick<PasteSheetProps, 'onStart'>) {
  const { t } = useTranslation('investigation')
  const client = useQueryClient()
  const format = useFormat()
  const [text, setText] = useState('')
  const [lines, setLines] = useState<readonly ResolvedLine[] | null>(null)
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(new Map())
  const [error, setError] = useState<unknown>(null)
  const given = text
    .split(/\r?\n|[,;]\s*/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const check = async () => {
    setError(null)
    try {
      setLines(await client.fetchQuery(resolveQuery(given.slice(0, MAX_LINES))))
      setChosen(new Map())
    } catch (failure) {
      setError(failure)
    }
  }
  const taken = (lines ?? []).flatMap((line) => takenOf(line, chosen.get(line.line)) ?? [])
  const idsOf = (kind: Candidate['kind']) => [
    ...new Set(taken.filter((item) => item.kind === kind).map((item) => item.id)),
  ]
  const [accounts, transactions] = [idsOf('account'), idsOf('transaction')]
  const start = startOf(accounts, transactions, idsOf('case')[0], idsOf('alert')[0])
  const leftOut = new Set(taken.map(({ kind, id }) => `${kind} ${id}`)).size - (start?.count ?? 0)
  return (
    <div className={css['detail']}>
      <TextArea
        label={t('paste.label')}
        description={t('paste.hint', { formatted: format.count(MAX_LINES) })}
        rows={8}
        isMono
        value={text}
        onChange={(next) => {
          setText(next)
          setLines(null)
        }}
      />
      {given.length > MAX_LINES && (
        <p className={css['notice']} role="status">
          {t('paste.tooMany', { formatted: format.count(given.length - MAX_LINES) })}
        </p>
      )}
      <Button
        variant={lines === null ? 'primary' : 'secondary'}
        isDisabled={given.length === 0}
        onPress={() => void check()}
      >
        {t('paste.check')}
      </Button>
      {error !== null && <InlineError title={t('paste.failed')} error={error} />}
      {lines !== null && (
        <>
          <ol className={css['lines']} aria-label={t('paste.outcomes')}>
            {lines.map((line) => (
              <Line
                key={line.line}
                line={line}
                chosen={chosen.get(line.line) ?? null}
                onChoose={(id) => setChosen(new Map(chosen).set(line.line, id))}
              />
            ))}
          </ol>
          <Button
            variant="primary"
            isDisabled={start === null}
            onPress={() => start !== null && onStart(start.search)}
          >
            {t('paste.start', { count: start?.count ?? 0, formatted: format.count(start?.count ?? 0) })}
          </Button>
          {start !== null && leftOut > 0 && (
            <p className={css['muted']}>{t('paste.mixed', { formatted: format.count(leftOut) })}</p>
          )}
        </>
      )}
    </div>
  )
}

/** The start of one kind that these make, and how many it takes: accounts before transactions, a case, an alert. */
function startOf(
  accounts: string[],
  transactions: string[],
  matter: string | undefined,
  alert: string | undefined,
): { readonly search: ExplorerSearch; readonly count: number } | null {
  if (accounts.length > 0) return { search: { accounts }, count: accounts.length }
  if (transactions.length > 0) return { search: { transactions }, count: transactions.length }
  if (matter !== undefined) return { search: { case: matter }, count: 1 }
  return alert === undefined ? null : { search: { alert }, count: 1 }
}

/** What a line stands for: what was chosen, else what it can only mean. Several meanings are never guessed. */
function takenOf(line: ResolvedLine, chosen: string | undefined): Candidate | undefined {
  if (chosen !== undefined) return line.candidates.find((candidate) => candidate.id === chosen)
  return line.outcome === 'ambiguous' ? undefined : line.candidates[0]
}

interface LineProps {
  readonly line: ResolvedLine
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

function Line({ line, chosen, onChoose }: LineProps) {
  const words = useFoundWords()
  const { t } = useTranslation('investigation')
  const [first] = line.candidates
  return (
    <li data-outcome={line.outcome}>
      <span className={css['mono']}>{line.text}</span>
      <small>
        {t(`outcome.${line.outcome}`)}
        {line.outcome === 'invalid' && line.reason !== null && ` ${line.reason}`}
        {line.outcome !== 'ambiguous' && first && ` · ${words(first)}`}
      </small>
      {/* A piece of an address, or a name, says which it was taken for. */}
      {line.outcome === 'found' && first && first.title !== line.text && (
        <span className={css['mono']}>{first.title}</span>
      )}
      {line.outcome === 'ambiguous' && (
        <Select
          label={t('paste.which')}
          isLabelHidden
          placeholder={t('paste.which')}
          value={chosen}
          options={line.candidates.map((candidate) => ({
            id: candidate.id,
            label: candidate.title,
            hint: words(candidate),
          }))}
          onChange={onChoose}
        />
      )}
    </li>
  )
}
