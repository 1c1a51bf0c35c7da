import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useSession } from '#src/platform/session.ts'
import { Button } from '#src/ui/button.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import type { Investigation } from '#src/data/investigations.ts'
import css from '../explorer.module.css'
import type { WorkspaceContext } from '../workspace/context.ts'
import { useStepWords } from '../workspace/use-step-words.ts'

interface HistoryTabProps extends WorkspaceContext {
  readonly saved: Investigation | null
}

/** Every step, when and by whom; each can be gone back to, and the record played from its beginning. */
export function HistoryTab({ workspace, picture, saved }: HistoryTabProps) {
  const { t } = useTranslation('investigation')
  const words = useStepWords({ workspace, picture })
  const nameOf = usePeople(saved)
  const { record } = workspace
  const steps = useStore(record.store, (state) => state.steps)
  const undone = useStore(record.store, (state) => state.undone)
  const at = useStore(record.store, (state) => state.replay ?? state.steps.length)
  const isReplaying = useStore(record.store, (state) => state.replay !== null)
  return (
    <div className={css['detail']}>
      <div className={css['expand']}>
        <Button
          size="small"
          icon={History}
          isDisabled={steps.length === 0}
          onPress={() => record.replayTo(0)}
        >
          {t('history.replay')}
        </Button>
        {isReplaying && (
          <Button size="small" variant="ghost" onPress={() => record.replayTo(null)}>
            {t('replay.leave')}
          </Button>
        )}
      </div>
      <ol className={css['steps']}>
        {steps.map((step, index) => (
          <li key={step.id} data-beyond={index >= at || undefined}>
            <button
              type="button"
              aria-current={isReplaying && index === at - 1 ? 'step' : undefined}
              onClick={() => record.replayTo(index + 1)}
            >
              <span>{words(step)}</span>
              <small>
                <Timestamp at={step.at} precision="second" /> · {nameOf(step.by)}
              </small>
            </button>
          </li>
        ))}
      </ol>
      {undone.length > 0 && <p className={css['muted']}>{t('history.undone', { count: undone.length })}</p>}
    </div>
  )
}

/** Names of the people of a record, as far as the desk names them beside it; else their id. */
function usePeople(saved: Investigation | null): (id: string) => string {
  const user = useSession()?.user
  const known = new Map<string, string>()
  if (user) known.set(user.id, user.name)
  if (saved !== null) {
    const people = [saved.owner, saved.updatedBy, ...saved.revisions.map((revision) => revision.savedBy)]
    for (const person of people) known.set(person.id, person.name)
  }
  return (id) => known.get(id) ?? id
}
