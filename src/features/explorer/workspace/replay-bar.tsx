import { ChevronLeft, ChevronRight, Pause, Play, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import type { WorkspaceContext } from './context.ts'
import { useStepWords } from './use-step-words.ts'
import css from './workspace.module.css'

const STEP_MS = 1_200

/** Goes through the record step by step. Playing moves only what the reader set going, and can be stopped. */
export function ReplayBar({ workspace, picture }: Pick<WorkspaceContext, 'workspace' | 'picture'>) {
  const { t } = useTranslation('investigation')
  const format = useFormat()
  const words = useStepWords({ workspace, picture })
  const { record } = workspace
  const steps = useStore(record.store, (state) => state.steps)
  const at = useStore(record.store, (state) => state.replay ?? state.steps.length)
  const [isPlaying, setPlaying] = useState(false)
  const isAtEnd = at >= steps.length
  const plays = isPlaying && !isAtEnd
  useEffect(() => {
    if (!plays) return undefined
    const timer = setTimeout(() => record.replayTo(at + 1), STEP_MS)
    return () => clearTimeout(timer)
  }, [plays, at, record])
  const go = (to: number) => {
    setPlaying(false)
    record.replayTo(to)
  }
  const step = steps[at - 1]
  return (
    <section className={css['replay']} aria-label={t('replay.title')}>
      <IconButton
        icon={ChevronLeft}
        label={t('replay.previous')}
        isDisabled={at === 0}
        onPress={() => go(at - 1)}
      />
      <IconButton
        icon={plays ? Pause : Play}
        label={t(plays ? 'replay.pause' : 'replay.play')}
        onPress={() => {
          if (isAtEnd) record.replayTo(0)
          setPlaying(!plays)
        }}
      />
      <IconButton
        icon={ChevronRight}
        label={t('replay.next')}
        isDisabled={isAtEnd}
        onPress={() => go(at + 1)}
      />
      <p className={css['replayStep']} role="status">
        <b>{t('replay.at', { at: format.count(at), total: format.count(steps.length) })}</b>{' '}
        {step === undefined ? t('replay.beginning') : words(step)}
        {step && (
          <small>
            <Timestamp at={step.at} precision="second" />
            {step.facts && ` · ${t('replay.known', { time: format.instant(step.facts.knownAt) })}`}
          </small>
        )}
      </p>
      <Button size="small" icon={X} onPress={() => record.replayTo(null)}>
        {t('replay.leave')}
      </Button>
    </section>
  )
}
