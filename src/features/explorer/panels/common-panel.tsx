import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_BETWEEN } from '#core/contract/graph-budgets.ts'
import { type CommonFound, commonQuery } from '#src/data/graph.ts'
import { shortAddress } from '#src/ui/coin-account.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import css from '../explorer.module.css'
import { edgeKey, viewOf } from '../opening/answers.ts'
import type { WorkspaceContext } from '../workspace/context.ts'
import { nodeName } from '../workspace/node-name.ts'

type Item = CommonFound['items'][number]

interface CommonPanelProps extends WorkspaceContext {
  readonly accounts: readonly string[]
}

/** Counterparties that the chosen accounts share, with what passed on each side. */
export function CommonPanel(props: CommonPanelProps) {
  const { accounts } = props
  const { t } = useTranslation('analysis')
  const format = useFormat()
  const [isAsked, setAsked] = useState(false)
  const compared = accounts.slice(0, MOST_BETWEEN.accounts)
  return (
    <section className={css['detail']} aria-label={t('common.title')}>
      <h3>{t('common.title')}</h3>
      <p className={css['muted']}>
        {t('common.of', { count: compared.length, formatted: format.count(compared.length) })}
      </p>
      <Button size="small" isSpent={isAsked} onPress={() => setAsked(true)}>
        {t('common.ask')}
      </Button>
      {isAsked && <Common {...props} accounts={compared} />}
      <hr />
    </section>
  )
}

function Common({ accounts, selection, shown, picture, workspace, isReadOnly }: CommonPanelProps) {
  const { t } = useTranslation('analysis')
  const format = useFormat()
  const result = useQuery(commonQuery({ account: [...accounts], ...viewOf(picture.state.asOf) }))
  const byKey = new Map(shown.nodes.map((node) => [node.account.key, node]))
  const nameOf = (key: string) => {
    const node = byKey.get(key)
    return node === undefined ? key : nodeName(node)
  }
  const drawn = new Set(picture.graph.edges.map((edge) => edge.id))
  const isDrawn = (item: Item) => flowsOf(item).every((id) => drawn.has(id))
  const draw = (items: readonly Item[]) => {
    const others = items.map(({ node }) => node.account.key)
    const hidden = others.filter((key) => picture.state.hidden.has(key))
    if (hidden.length > 0) workspace.do({ kind: 'show', nodes: hidden, facts: null })
    workspace.between(accounts, others)
  }
  return (
    <AsyncView
      result={result}
      isEmpty={(found) => found.items.length === 0}
      empty={<p className={css['muted']}>{t('common.none')}</p>}
      partial={(found) => (found.limits.truncated ? t('common.truncated') : null)}
    >
      {(found) => {
        const missing = found.items.filter((item) => !isDrawn(item))
        return (
          <>
            <p className={css['muted']}>{t('common.drawHint')}</p>
            <Button
              size="small"
              isDisabled={isReadOnly}
              isSpent={missing.length === 0}
              onPress={() => draw(missing)}
            >
              {missing.length === 0
                ? t('common.allDrawn')
                : t('common.drawAll', {
                    count: missing.length,
                    formatted: format.count(missing.length),
                  })}
            </Button>
            <ul className={css['edgeTransfers']}>
              {found.items.map((item) => (
                <Shared
                  key={item.node.account.key}
                  item={item}
                  nameOf={nameOf}
                  isReadOnly={isReadOnly}
                  onDraw={isDrawn(item) ? null : () => draw([item])}
                  onShow={() => selection.choose(item.node.account.key)}
                />
              ))}
            </ul>
          </>
        )
      }}
    </AsyncView>
  )
}

interface SharedProps {
  readonly item: Item
  readonly nameOf: (key: string) => string
  readonly isReadOnly: boolean
  /** Null where everything that passed is on the picture. */
  readonly onDraw: (() => void) | null
  readonly onShow: () => void
}

function Shared({ item, nameOf, isReadOnly, onDraw, onShow }: SharedProps) {
  const { t } = useTranslation('analysis')
  const format = useFormat()
  const name = nodeName(item.node)
  return (
    <li>
      <span>
        <b>{name}</b>{' '}
        <small>
          {shortAddress(item.node.account.address)} ·{' '}
          {t('common.sharedBy', { formatted: format.count(item.sharedBy) })}
        </small>
      </span>
      {onDraw === null ? (
        <Button size="small" variant="ghost" aria-label={`${t('common.show')}: ${name}`} onPress={onShow}>
          {t('common.show')}
        </Button>
      ) : (
        <Button
          size="small"
          variant="ghost"
          aria-label={`${t('common.draw')}: ${name}`}
          isDisabled={isReadOnly}
          onPress={onDraw}
        >
          {t('common.draw')}
        </Button>
      )}
      <span>
        {item.sides.map((side) => (
          <span key={`${side.account} ${side.direction} ${side.asset.id}`} className={css['side']}>
            {t(`common.${side.direction}`, {
              amount: `${format.amount(side.units, side.asset.decimals, 2)} ${side.asset.symbol}`,
              name: nameOf(side.account),
            })}
          </span>
        ))}
      </span>
    </li>
  )
}

/** The flows that an item tells of, by the ids that the desk gives them. */
function flowsOf({ node, sides }: Item): string[] {
  return sides.map(({ account, direction, asset }) => {
    const self = { key: account }
    return edgeKey(
      direction === 'in' ? { from: node.account, to: self, asset } : { from: self, to: node.account, asset },
    )
  })
}
