import { Check, Copy } from 'lucide-react'
import { type MouseEvent, useEffect, useState } from 'react'
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

/**
 * Copies with one click and says so. The browser's own button: a long table has one in most of its rows, and what a
 * richer one does when it is made and drawn was most of the work of a row.
 */
export function CopyButton({ value, isTabStop = true }: CopyButtonProps) {
  const { t } = useTranslation()
  /** Not a yes or no: a row of a table may come to show something else. */
  const [copied, setCopied] = useState<string | null>(null)
  const done = copied === value
  useEffect(() => {
    if (copied === null) return undefined
    const timer = setTimeout(() => setCopied(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = (event: MouseEvent) => {
    // Copying from a row neither chooses nor opens it.
    event.stopPropagation()
    navigator.clipboard.writeText(value).then(
      () => setCopied(value),
      () => toast({ tone: 'danger', title: t('action.copyFailed') }),
    )
  }
  return (
    <>
      <button
        type="button"
        aria-label={t('action.copy', { value })}
        className={cx(css['copy'])}
        onClick={copy}
        onDoubleClick={(event) => event.stopPropagation()}
        {...(isTabStop ? {} : { tabIndex: -1 })}
        {...(done ? { 'data-done': true } : {})}
      >
        {done ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />}
      </button>
      {done && (
        <span role="status" className="visually-hidden">
          {t('action.copied')}
        </span>
      )}
    </>
  )
}
