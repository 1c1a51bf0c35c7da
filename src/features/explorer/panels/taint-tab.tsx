import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { Checkbox } from '#src/ui/checkbox.tsx'
import css from '../explorer.module.css'
import type { WorkspaceContext } from '../workspace/context.ts'
import { chosenAccounts } from '../workspace/use-selection.ts'
import { nodeName } from '../workspace/node-name.ts'
import { figuresOf, METHODS, type TaintMethod } from '../workspace/taint-paint.ts'

/** Which rule says what is tainted: the same picture painted by each, with their figures side by side. */
export function TaintTab(props: WorkspaceContext) {
  const { workspace, picture, selection, isReadOnly, taint } = props
  const { t } = useTranslation('analysis')
  const format = useFormat()
  const { policy } = picture.state
  const nodes = useMemo(
    () => new Map(picture.graph.nodes.map((node) => [node.account.key, node])),
    [picture.graph.nodes],
  )
  const chosen = chosenAccounts(picture.graph, selection)
  const sources = policy?.accounts ?? []
  const take = (change: { method?: TaintMethod | null; accounts?: readonly string[]; labels?: boolean }) => {
    const first = change.method === undefined ? (policy?.methods[0] ?? 'haircut') : change.method
    workspace.do({
      kind: 'policy',
      methods: first === null ? [] : [first, ...METHODS.filter((method) => method !== first)],
      accounts: [...(change.accounts ?? sources)].slice(0, 20),
      transfers: [...(policy?.transfers ?? [])],
      labels: change.labels ?? policy?.labels ?? true,
      facts: null,
    })
  }
  return (
    <div className={css['detail']}>
      <p className={css['muted']}>{t('taint.hint')}</p>
      <div className={css['methods']} role="radiogroup" aria-label={t('taint.method')}>
        {METHODS.map((method) => (
          <button
            key={method}
            type="button"
            role="radio"
            aria-checked={taint.method === method}
            disabled={isReadOnly}
            onClick={() => take({ method })}
          >
            <b>{t(`method.${method}`)}</b>
            <small>{t(`methodHint.${method}`)}</small>
          </button>
        ))}
      </div>
      <h4>{t('taint.sources')}</h4>
      <Checkbox
        isSelected={policy?.labels ?? true}
        isDisabled={isReadOnly}
        onChange={(labels) => take({ labels })}
      >
        {t('taint.labels')}
      </Checkbox>
      {sources.length > 0 && (
        <p>
          {sources
            .map((key) => {
              const node = nodes.get(key)
              return node ? nodeName(node) : key
            })
            .join(', ')}
        </p>
      )}
      <div className={css['expand']}>
        <Button
          size="small"
          isDisabled={chosen.length === 0 || isReadOnly}
          onPress={() => take({ accounts: [...new Set([...sources, ...chosen])] })}
        >
          {t('taint.addChosen', { count: chosen.length, formatted: format.count(chosen.length) })}
        </Button>
        {sources.length > 0 && (
          <Button size="small" variant="ghost" isDisabled={isReadOnly} onPress={() => take({ accounts: [] })}>
            {t('taint.clearSources')}
          </Button>
        )}
        <Button
          size="small"
          variant="ghost"
          isDisabled={policy === null || isReadOnly}
          onPress={() => take({ method: null })}
        >
          {t('taint.off')}
        </Button>
      </div>
      {policy !== null && <Figures {...props} />}
    </div>
  )
}

/** What each rule says of the account that is looked at, else of the one the picture began with. */
function Figures({ taint, picture, selection }: WorkspaceContext) {
  const { t } = useTranslation('analysis')
  const nodes = picture.graph.nodes
  const node =
    nodes.find((item) => item.account.key === selection.activeId) ??
    nodes.find((item) => picture.roots.includes(item.account.key))
  if (node === undefined) return null
  return (
    <section className={css['detail']} aria-label={t('taint.figures')}>
      <h4>{t('taint.at', { name: nodeName(node) })}</h4>
      <AsyncView
        result={taint.result}
        partial={(found) =>
          taint.isCut || found.results.some((item) => item.limits.truncated) ? t('taint.truncated') : null
        }
      >
        {(found) => {
          const figures = figuresOf(found, node.account.key)
          if (figures.length === 0) return <p className={css['muted']}>{t('taint.none')}</p>
          return [...Map.groupBy(figures, (figure) => figure.asset.id).values()].map((rows) => (
            <table key={rows[0]!.asset.id} className={css['figures']}>
              <caption title={rows[0]!.asset.id}>{rows[0]!.asset.symbol}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('taint.method')}</th>
                  <th scope="col">{t('taint.received')}</th>
                  <th scope="col">{t('taint.sent')}</th>
                  <th scope="col">{t('taint.held')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.method} data-chosen={row.method === taint.method || undefined}>
                    <th scope="row">{t(`method.${row.method}`)}</th>
                    {([row.received, row.sent, row.held] as const).map((units, at) => (
                      // Three columns, always in this order.
                      // oxlint-disable-next-line react/no-array-index-key
                      <td key={at}>
                        <AssetAmount
                          units={String(units)}
                          decimals={row.asset.decimals}
                          symbol=""
                          maxFraction={2}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          ))
        }}
      </AsyncView>
    </section>
  )
}
