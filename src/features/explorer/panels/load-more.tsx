import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import type { FlowDirection } from '#src/ui/flow/model.ts'
import css from '../explorer.module.css'
import { MORE, MOST } from '../picture.ts'
import type { WorkspaceContext } from '../workspace/context.ts'

interface LoadMoreProps extends Pick<WorkspaceContext, 'workspace' | 'isReadOnly'> {
  readonly account: string
  readonly direction: FlowDirection
  /** Counterparties that stand beside the picture in that direction. */
  readonly left: number
}

/** The next counterparties: a handful, or as many as one question may draw. */
export function LoadMore({ workspace, isReadOnly, account, direction, left }: LoadMoreProps) {
  const { t } = useTranslation('explorer')
  const format = useFormat()
  const counts = [...new Set([MORE, MOST].map((limit) => Math.min(limit, left)))]
  return (
    <div className={css['expand']}>
      {counts.map((count) => (
        <Button
          key={count}
          size="small"
          isDisabled={isReadOnly}
          onPress={() => workspace.more(account, direction, count)}
        >
          {t('loadMore', { count, formatted: format.count(count) })}
        </Button>
      ))}
    </div>
  )
}

/** Of one account: what was left out in each direction that somebody asked for, and the way to it. */
export function LeftOut({
  account,
  ...props
}: Pick<WorkspaceContext, 'workspace' | 'isReadOnly' | 'shown' | 'picture'> & { readonly account: string }) {
  const { t } = useTranslation('explorer')
  const format = useFormat()
  const rests = props.shown.surroundings.filter(
    (around) =>
      around.account === account &&
      around.counterparties > around.drawn &&
      props.picture.cursorOf(account, around.direction) !== null,
  )
  return rests.map(({ direction, counterparties, drawn }) => {
    const left = counterparties - drawn
    const title = t(`leftOut.${direction}`, { count: left, formatted: format.count(left) })
    return (
      <section key={direction} aria-label={title}>
        <p className={css['muted']}>{title}</p>
        <LoadMore {...props} account={account} direction={direction} left={left} />
      </section>
    )
  })
}
