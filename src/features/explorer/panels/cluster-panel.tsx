import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clusterQuery } from '#src/data/graph.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import css from '../explorer.module.css'
import { ClusterReasons } from './cluster-reasons.tsx'
import { viewOf } from '../opening/answers.ts'
import { useAddAccounts } from '../opening/use-add.ts'
import type { WorkspaceContext } from '../workspace/context.ts'
import { foldIdOf } from '../workspace/folds.ts'

/** Members put on the picture at once; the counts say how many there are. */
const SHOWN = 12

interface ClusterPanelProps extends WorkspaceContext {
  readonly account: string
}

/** Addresses that one owner spent together, with the transaction that says so; asked for, since it reads much. */
export function ClusterPanel(props: ClusterPanelProps) {
  const { t } = useTranslation('analysis')
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <h4>{t('cluster.title')}</h4>
      <Button size="small" isSpent={isAsked} onPress={() => setAsked(true)}>
        {t('cluster.ask')}
      </Button>
      {isAsked && <Cluster {...props} />}
    </>
  )
}

function Cluster({ account, workspace, picture, shown, selection, isReadOnly }: ClusterPanelProps) {
  const { t } = useTranslation('analysis')
  const format = useFormat()
  const result = useQuery(clusterQuery({ account, ...viewOf(picture.state.asOf) }))
  const addAll = useAddAccounts(workspace)
  return (
    <AsyncView result={result} partial={(found) => (found.limits.truncated ? t('cluster.truncated') : null)}>
      {(found) => {
        if (!found.applicable || found.memberCount < 2)
          return (
            <p className={css['muted']}>
              {t(`cluster.why.${found.why === 'co-spend' ? 'alone' : found.why}`)}
            </p>
          )
        const onPicture = new Set(shown.nodes.map((node) => node.account.key))
        const drawn = found.members.map((member) => member.key).filter((key) => onPicture.has(key))
        const beside = found.members.filter((member) => !onPicture.has(member.key)).slice(0, SHOWN)
        return (
          <>
            <p>
              {t('cluster.members', { count: found.memberCount, formatted: format.count(found.memberCount) })}
              {found.entity && ` · ${found.entity.actor} (${found.entity.label.source})`}
            </p>
            <ClusterReasons account={found.account} reasons={found.reasons} />
            {found.basis === 'pairs' && <p className={css['muted']}>{t('cluster.pairs')}</p>}
            {found.excluded.length > 0 && (
              <p className={css['muted']}>{t('cluster.excluded', { count: found.excluded.length })}</p>
            )}
            {beside.length > 0 && (
              <Button
                size="small"
                icon={Plus}
                isDisabled={isReadOnly}
                onPress={() => void addAll(beside.map(({ key }) => key))}
              >
                {t('cluster.draw', { count: beside.length, formatted: format.count(beside.length) })}
              </Button>
            )}
            {drawn.length > 1 && (
              <Button
                size="small"
                isDisabled={isReadOnly}
                onPress={() => {
                  const fold = foldIdOf(`spend:${drawn.toSorted()[0]}`)
                  const name = found.entity?.actor ?? t('cluster.title')
                  workspace.do({ kind: 'fold', fold, why: 'cluster', name, members: drawn, facts: null })
                  selection.choose(fold)
                }}
              >
                {t('cluster.collapse', { count: drawn.length, formatted: format.count(drawn.length) })}
              </Button>
            )}
            {drawn.length > 1 && (
              <Button
                size="small"
                isDisabled={isReadOnly}
                onPress={() =>
                  workspace.do({
                    kind: 'group',
                    group: `cluster-${crypto.randomUUID()}`,
                    name: found.entity?.actor ?? t('cluster.title'),
                    members: drawn,
                    facts: null,
                  })
                }
              >
                {t('cluster.box', { count: drawn.length, formatted: format.count(drawn.length) })}
              </Button>
            )}
          </>
        )
      }}
    </AsyncView>
  )
}
