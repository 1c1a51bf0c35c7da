import { Ungroup } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AssetTotals, Fold } from '#core/flow/picture/fold.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import { Button } from '#src/ui/button.tsx'
import { AddressChip } from '#src/ui/hash-chip.tsx'
import { Attribution } from '../attribution.tsx'
import css from '../explorer.module.css'
import type { WorkspaceContext } from '../workspace/context.ts'
import { nodeName } from '../workspace/node-name.ts'

/** Members named at once; the count says how many there are. */
const SHOWN = 30

interface FoldDetailsProps extends WorkspaceContext {
  readonly fold: Fold
}

/** What is drawn as one: who is in it, what came in, what went out, and the way to open it. */
export function FoldDetails({ fold, drawing, shown, selection, workspace, isReadOnly }: FoldDetailsProps) {
  const { t } = useTranslation(['investigation', 'flow'])
  const format = useFormat()
  const card = drawing.folded.data.nodes.find((node) => node.id === fold.id)
  const byKey = new Map(shown.nodes.map((node) => [node.account.key, node]))
  const members = fold.members.flatMap((key) => byKey.get(key) ?? [])
  return (
    <div className={css['detail']}>
      <h3>{card?.label ?? t('flow:label.legendFold')}</h3>
      <div className={css['expand']}>
        <Button
          size="small"
          icon={Ungroup}
          isDisabled={isReadOnly}
          onPress={() => {
            workspace.do({ kind: 'unfold', fold: fold.id, facts: null })
            // Nothing of it is chosen: what is chosen never folds, and taking this back folds it again.
            selection.choose(null)
          }}
        >
          {t('investigation:element.unfold')}
        </Button>
      </div>
      <Moved title={t('investigation:fold.in')} totals={fold.inflow} {...{ shown }} />
      <Moved title={t('investigation:fold.out')} totals={fold.outflow} {...{ shown }} />
      <Moved title={t('investigation:fold.inner')} totals={fold.inner} {...{ shown }} />
      <h4>
        {t('investigation:fold.members', {
          count: fold.members.length,
          formatted: format.count(fold.members.length),
        })}
      </h4>
      <ul className={css['edgeTransfers']}>
        {members.slice(0, SHOWN).map((node) => (
          <li key={node.account.key}>
            <span>
              <b>{nodeName(node)}</b> <Attribution node={node} />
            </span>
            <AddressChip address={node.account.address} />
          </li>
        ))}
      </ul>
      {members.length > SHOWN && (
        <p className={css['muted']}>
          {t('investigation:twin.rest', { formatted: format.count(members.length - SHOWN) })}
        </p>
      )}
    </div>
  )
}

interface MovedProps extends Pick<WorkspaceContext, 'shown'> {
  readonly title: string
  readonly totals: AssetTotals
}

/** One sum for each asset, never over several; nothing where nothing moved. */
function Moved({ title, totals, shown }: MovedProps) {
  const assets = new Map(shown.edges.map((edge) => [edge.asset.id, edge.asset]))
  const known = [...totals].flatMap(([id, units]) => {
    const asset = assets.get(id)
    return asset === undefined || units === 0n ? [] : [{ asset, units }]
  })
  if (known.length === 0) return null
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ul className={css['amounts']}>
        {known.map(({ asset, units }) => (
          <li key={asset.id}>
            <AssetAmount units={String(units)} decimals={asset.decimals} symbol={asset.symbol} />
          </li>
        ))}
      </ul>
    </section>
  )
}
