import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { commonQuery } from '#src/data/graph.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import css from '../explorer.module.css'
import { viewOf } from '../opening/answers.ts'
import type { WorkspaceContext } from '../workspace/context.ts'
import { nodeName } from '../workspace/node-name.ts'

/** The API compares no more accounts at once. */
const MAX_ACCOUNTS = 10

interface CommonPanelProps extends WorkspaceContext {
  readonly accounts: readonly string[]
}

/** Counterparties that the chosen accounts share, with what passed on each side. */
export function CommonPanel(props: CommonPanelProps) {
  const { accounts } = props
  const { t } = useTranslation('analysis')
  const format = useFormat()
  const [isAsked, setAsked] = useState(false)
  const compared = accounts.slice(0, MAX_ACCOUNTS)
  return (
    <section className={css['detail']} aria-label={t('common.title')}>
      <h3>{t('common.title')}</h3>
      <p className={css['muted']}>
        {t('common.of', { count: compared.length, formatted: format.count(compared.length) })}
      </p>
      {isAsked ? (
        <Common {...props} accounts={compared} />
      ) : (
        <Button size="small" onPress={() => setAsked(true)}>
          {t('common.ask')}
        </Button>
      )}
      <hr />
    </section>
  )
}

function Common({ accounts, selection, shown, picture, workspace, isReadOnly }: CommonPanelProps) {
  const { t } = useTranslation('analysis')
  const format = useFormat()
  const result = useQuery(commonQuery({ account: [...accounts], ...viewOf(picture.state.asOf) }))
  const byKey = new Map(shown.nodes.map((node) => [node.account.key, node]))
  const isDrawn = (key: string) => byKey.has(key)
  const nameOf = (key: string) => {
    const node = byKey.get(key)
    return node === undefined ? key : nodeName(node)
  }
  return (
    <AsyncView
      result={result}
      isEmpty={(found) => found.items.length === 0}
      empty={<p className={css['muted']}>{t('common.none')}</p>}
      partial={(found) => (found.limits.truncated ? t('common.truncated') : null)}
    >
      {(found) => (
        <ul className={css['edgeTransfers']}>
          {found.items.map(({ node, sharedBy, sides }) => (
            <li key={node.account.key}>
              <span>
                <b>{nodeName(node)}</b>{' '}
                <small>{t('common.sharedBy', { formatted: format.count(sharedBy) })}</small>
              </span>
              {isDrawn(node.account.key) ? (
                <Button size="small" variant="ghost" onPress={() => selection.choose(node.account.key)}>
                  {t('common.show')}
                </Button>
              ) : (
                <Button
                  size="small"
                  variant="ghost"
                  isDisabled={isReadOnly}
                  onPress={() => workspace.expand(node.account.key, 'both')}
                >
                  {t('common.draw')}
                </Button>
              )}
              <span>
                {sides.map((side) => (
                  <span key={`${side.account} ${side.direction} ${side.asset.id}`} className={css['side']}>
                    {t(`common.${side.direction}`, {
                      amount: `${format.amount(side.units, side.asset.decimals, 2)} ${side.asset.symbol}`,
                      name: nameOf(side.account),
                    })}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </AsyncView>
  )
}
