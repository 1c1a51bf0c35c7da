import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PathSearch } from '#core/investigation/state.ts'
import type { FlowPath } from '#src/data/graph.ts'
import { pathsQuery } from '#src/data/graph.ts'
import { shortAddress } from '#src/ui/coin-account.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import css from '../explorer.module.css'
import { edgesOfPath } from '../workspace/path-highlight.ts'
import { nodeName } from '../workspace/node-name.ts'
import type { PathsTabProps } from './paths-tab.tsx'
import { viewOf } from '../opening/answers.ts'
import { pathsOf } from '../opening/ask-from.ts'

interface FoundPathsProps extends PathsTabProps {
  readonly id: string
  readonly search: PathSearch
}

/** What one search found, asset by asset, best first; choosing a path draws it strong. */
export function FoundPaths({
  id,
  search,
  workspace,
  isReadOnly,
  path: drawn,
  onPath,
  shown,
  picture,
  onSankey,
}: FoundPathsProps) {
  const { t } = useTranslation('analysis')
  const format = useFormat()
  const { worth } = search
  const result = useQuery(pathsQuery({ ...pathsOf(search), ...viewOf(picture.state.asOf) }))
  const names = new Map(shown.nodes.map((node) => [node.account.key, nodeName(node)]))
  const nameOf = (end: FlowPath['from']) => names.get(end.key) ?? shortAddress(end.address)
  return (
    <section className={css['found']} aria-label={t('paths.found')}>
      <AsyncView
        result={result}
        isEmpty={(found) => found.assets.every((item) => item.paths.length === 0)}
        empty={<p className={css['muted']}>{t('paths.none')}</p>}
        partial={(found) => (found.limits.truncated ? t('paths.truncated') : null)}
      >
        {(found) =>
          found.assets
            .filter((item) => item.paths.length > 0)
            .map((item) => (
              <div key={item.asset.id}>
                <h4 title={item.asset.id}>{item.asset.symbol}</h4>
                <ol className={css['pathList']}>
                  {item.paths.map((path) => {
                    const edges = edgesOfPath(path)
                    const isDrawn =
                      drawn !== null &&
                      [...edges].every((edge) => drawn.has(edge)) &&
                      drawn.size === edges.size
                    const way = [nameOf(path.from), ...path.hops.map((hop) => nameOf(hop.to))].join(' → ')
                    return (
                      <li key={path.hops.map((hop) => hop.transferId).join(' ')}>
                        <button
                          type="button"
                          aria-pressed={isDrawn}
                          onClick={() => onPath(isDrawn ? null : edges)}
                        >
                          <b>
                            <AssetAmount
                              units={path.value}
                              decimals={item.asset.decimals}
                              symbol={item.asset.symbol}
                              maxFraction={2}
                            />
                          </b>
                          <span>{way}</span>
                          <small>
                            {t('paths.hops', {
                              count: path.hops.length,
                              formatted: format.count(path.hops.length),
                            })}
                            {worth === 'carried' &&
                              ` · ${t('paths.carried', { share: format.ppm(path.carriedPpm) })}`}
                          </small>
                        </button>
                      </li>
                    )
                  })}
                </ol>
              </div>
            ))
        }
      </AsyncView>
      <div className={css['expand']}>
        <Button size="small" onPress={onSankey}>
          {t('paths.sankey')}
        </Button>
        <Button
          size="small"
          variant="ghost"
          isDisabled={isReadOnly}
          onPress={() => {
            onPath(null)
            workspace.do({ kind: 'forget', search: id, facts: null })
          }}
        >
          {t('paths.forget')}
        </Button>
      </div>
    </section>
  )
}
