import type { Case } from '#src/data/cases.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import css from './cases.module.css'
import type { AddedOutcome } from './use-add-to-case.ts'
import { useCaseT } from './use-case-t.ts'

interface AddOutcomeProps {
  readonly outcome: AddedOutcome
  readonly onClose: () => void
  readonly onOpenCase: (opened: Pick<Case, 'id'>) => void
}

/** What became of each alert, and the way to the case. */
export function AddOutcome({ outcome, onClose, onOpenCase }: AddOutcomeProps) {
  const t = useCaseT()
  const format = useFormat()
  const { into, added, before, isNew, isInvestigation } = outcome
  const rows = [
    ...added.map((id) => ({ id, what: 'in' as const })),
    ...before.map((id) => ({ id, what: 'was' as const })),
  ]
  const done = isInvestigation ? 'attach-investigation' : 'add-alerts'
  // Somebody else may have added them in the same moment.
  const isNothing = !isNew && !isInvestigation && added.length === 0
  return (
    <Dialog
      title={
        isNothing
          ? t('cases:add.wasInAll')
          : t(isNew ? 'cases:done.opened' : `cases:done.${done}`, { title: into.title })
      }
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="ghost" onPress={onClose}>
            {t('cases:add.resultClose')}
          </Button>
          <Button
            variant="primary"
            onPress={() => {
              onClose()
              onOpenCase(into)
            }}
            // Both answers are a way on; the case is what most want to see.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
          >
            {t('cases:add.openCase')}
          </Button>
        </>
      }
    >
      <div className={css['form']} role="status">
        {rows.length > 0 && (
          <>
            <p className={css['sum']}>
              <span>
                {t('cases:add.wentIn', { count: added.length, formatted: format.count(added.length) })}
              </span>
              {before.length > 0 && (
                <span>
                  {t('cases:add.wasIn', { count: before.length, formatted: format.count(before.length) })}
                </span>
              )}
            </p>
            <ul className={css['outcomes']} aria-label={t('cases:add.resultTitle')}>
              {rows.map(({ id, what }) => (
                <li key={id}>
                  <code>{id}</code>
                  <span>{t(`cases:add.outcome.${what}`)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        <p className={css['hint']}>
          {into.id} · {into.owner.name}
        </p>
      </div>
    </Dialog>
  )
}
