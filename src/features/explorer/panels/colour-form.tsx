import { Ban } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ACCOUNT_COLOURS } from '#core/investigation/colours.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { ColourSwatch } from '#src/ui/flow/colour-swatch.tsx'
import css from '../explorer.module.css'
import type { WorkspaceContext } from '../workspace/context.ts'
import type { Wishes } from '../workspace/use-wishes.ts'

interface ColourFormProps extends Pick<WorkspaceContext, 'workspace' | 'picture' | 'isReadOnly'> {
  readonly members: readonly string[]
  readonly wishes: Wishes
}

/** The reader's palette for the accounts that are chosen: each colour with its shape and its name. */
export function ColourForm({ workspace, picture, members, isReadOnly, wishes }: ColourFormProps) {
  const { t } = useTranslation('colours')
  const format = useFormat()
  const group = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!wishes.take('colour')) return
    const { current } = group
    const given = current?.querySelector<HTMLElement>('[aria-pressed=true]')
    ;(given ?? current?.querySelector<HTMLElement>('button'))?.focus()
  }, [wishes])
  const { colours } = picture.state
  const given = new Set(members.map((key) => colours.get(key) ?? null))
  const only = given.size === 1 ? [...given][0]! : undefined
  const give = (colour: number | null) => {
    if (colour === only) return
    workspace.do({ kind: 'colour', nodes: [...members], colour, facts: null })
  }
  const title = t('title', { count: members.length, formatted: format.count(members.length) })
  return (
    <div>
      <span className={css['colourTitle']}>{title}</span>
      <div ref={group} role="group" aria-label={title} className={css['colours']}>
        {ACCOUNT_COLOURS.map(({ name }, at) => (
          <button
            key={name}
            type="button"
            aria-pressed={only === at + 1}
            aria-label={t(`shape.${name}`)}
            title={t(`shape.${name}`)}
            disabled={isReadOnly}
            onClick={() => give(at + 1)}
          >
            <ColourSwatch place={at + 1} size={16} />
          </button>
        ))}
        <button
          type="button"
          aria-pressed={only === null}
          aria-label={t('none')}
          title={t('none')}
          disabled={isReadOnly}
          onClick={() => give(null)}
        >
          <Ban size={16} aria-hidden />
        </button>
      </div>
    </div>
  )
}
