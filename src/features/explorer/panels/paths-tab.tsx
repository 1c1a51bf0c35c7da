import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PathSearch } from '#core/investigation/state.ts'
import { pathsQuery } from '#src/data/graph.ts'
import { Button } from '#src/ui/button.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Select } from '#src/ui/select.tsx'
import css from '../explorer.module.css'
import { answerOfPaths, seen, viewOf } from '../opening/answers.ts'
import type { WorkspaceContext } from '../workspace/context.ts'
import { chosenAccounts } from '../workspace/use-selection.ts'
import { nodeName } from '../workspace/node-name.ts'
import { FoundPaths } from './found-paths.tsx'

const ALL = 'all'
const MAX_ENDS = 20
const COUNTS = ['1', '3', '5', '10'] as const

export interface PathsTabProps extends WorkspaceContext {
  readonly onPath: (path: ReadonlySet<string> | null) => void
  readonly onSankey: () => void
}

/** The strongest ways of the money from one selection to another. */
export function PathsTab(props: PathsTabProps) {
  const { picture, selection, workspace, isReadOnly } = props
  const { t } = useTranslation('analysis')
  const client = useQueryClient()
  const [ends, setEnds] = useState<{ a: readonly string[]; b: readonly string[] }>({ a: [], b: [] })
  const [worth, setWorth] = useState<PathSearch['worth']>('carried')
  const [count, setCount] = useState<(typeof COUNTS)[number]>('5')
  const [asset, setAsset] = useState<string>(ALL)
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly error: unknown }>({
    isBusy: false,
    error: null,
  })
  const chosen = chosenAccounts(picture.graph, selection)
  const assets = [...new Map(picture.graph.edges.map((edge) => [edge.asset.id, edge.asset])).values()]

  const find = async () => {
    setState({ isBusy: true, error: null })
    try {
      const question = {
        from: [...ends.a],
        to: [...ends.b],
        worth,
        count: Number(count),
        floor: '0',
        ...(asset === ALL ? {} : { asset }),
      }
      const found = await client.fetchQuery(pathsQuery({ ...question, ...viewOf(picture.state.asOf) }))
      const answer = answerOfPaths(found)
      const paths = found.assets.flatMap((item) => item.paths)
      workspace.record.take(
        {
          kind: 'paths',
          ...question,
          search: `paths-${crypto.randomUUID()}`,
          asset: asset === ALL ? null : asset,
          found: paths.map((path) => path.hops.map((hop) => hop.transferId)),
          drew: answer.nodes.map((node) => node.account.key),
          facts: seen(found.facts),
        },
        [answer],
      )
      setState({ isBusy: false, error: null })
    } catch (error) {
      setState({ isBusy: false, error })
    }
  }
  const isReady = ends.a.length > 0 && ends.b.length > 0 && !isReadOnly
  return (
    <div className={css['detail']}>
      <p className={css['muted']}>{t('paths.hint')}</p>
      {(['a', 'b'] as const).map((end) => (
        <div key={end} className={css['end']}>
          <b>{t(`paths.${end}`)}</b>
          <span className={css['ends']}>{namesOf(ends[end], props) || t('paths.nobody')}</span>
          <Button
            size="small"
            isDisabled={chosen.length === 0}
            onPress={() => setEnds({ ...ends, [end]: chosen.slice(0, MAX_ENDS) })}
          >
            {t('paths.take')}
          </Button>
        </div>
      ))}
      <div className={css['choices']}>
        <Select
          label={t('paths.worth')}
          value={worth}
          options={(['carried', 'bottleneck'] as const).map((id) => ({
            id,
            label: t(`paths.worths.${id}`),
            hint: t(`paths.worthHints.${id}`),
          }))}
          onChange={setWorth}
        />
        <Select
          label={t('paths.count')}
          value={count}
          options={COUNTS.map((id) => ({ id, label: id }))}
          onChange={setCount}
        />
        <Select
          label={t('paths.asset')}
          value={asset}
          options={[
            { id: ALL, label: t('paths.allAssets') },
            ...assets.map((item) => ({ id: item.id, label: item.symbol, hint: item.id })),
          ]}
          onChange={setAsset}
        />
      </div>
      <Button variant="primary" isDisabled={!isReady} isLoading={state.isBusy} onPress={() => void find()}>
        {t('paths.find')}
      </Button>
      {state.error !== null && <InlineError title={t('paths.failed')} error={state.error} />}
      {[...picture.state.searches].toReversed().map(([id, search]) => (
        <FoundPaths key={id} {...props} id={id} search={search} />
      ))}
    </div>
  )
}

function namesOf(keys: readonly string[], { picture }: WorkspaceContext): string {
  const nodes = new Map(picture.graph.nodes.map((node) => [node.account.key, node]))
  return keys
    .map((key) => {
      const node = nodes.get(key)
      return node ? nodeName(node) : key
    })
    .join(', ')
}
