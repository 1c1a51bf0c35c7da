import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import css from './chip.module.css'
import { cx } from './cx.ts'
import { toast } from './toast.tsx'

const SHOWN_MS = 1_500

export interface CopyButtonProps {
  /** Copied exactly as it is. */
  readonly value: string
  /** Leave the button out of the tab order, in a grid whose rows have their own keys. */
  readonly isTabStop?: boolean
}

/** Copies with one click and says so. */
export function CopyButton({ value, isTabStop = true }: CopyButtonProps) {
  const { t } = useTranslation()
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (!done) return undefined
    const timer = setTimeout(() => setDone(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [done])
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setDone(true),
      () => toast({ tone: 'danger', title: t('action.copyFailed') }),
    )
  }
  return (
    <>
      <Button
        aria-label={t('action.copy', { value })}
        className={cx(css['copy'])}
        onPress={copy}
        excludeFromTabOrder={!isTabStop}
        {...(done ? { 'data-done': true } : {})}
      >
        {done ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />}
      </Button>
      {done && (
        <span role="status" className="visually-hidden">
          {t('action.copied')}
        </span>
      )}
    </>
  )
}
