import { type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Button } from '#src/ui/button.tsx'
import type { FlowGraphHandle } from '#src/ui/flow/flow-graph.tsx'
import type { FlowDirection } from '#src/ui/flow/model.ts'
import { InlineError } from '#src/ui/inline-error.tsx'
import type { ExplorerSearch } from '../search.ts'
import { FileNote } from '../file/file-note.tsx'
import type { FileSource } from '../file/file-source.ts'
import { TransactionsNote } from '../transactions/transactions-note.tsx'
import { Twin } from '../twin/twin.tsx'
import type { WorkspaceContext } from './context.ts'
import { PastNote } from './past-note.tsx'
import { Picture } from './picture.tsx'
import { PathsSankey } from './paths-sankey.tsx'
import { Timeline } from './timeline.tsx'
import { foldNames } from './use-drawing.ts'
import { useColours } from './use-colours.ts'
import css from './workspace.module.css'

interface StageProps extends WorkspaceContext {
  readonly search: ExplorerSearch
  readonly onSearch: (change: Partial<ExplorerSearch>) => void
  readonly handle: RefObject<FlowGraphHandle | null>
  /** The file that the investigation was read from, whichever facts are shown. */
  readonly source: FileSource | null
}

/** The picture, or its tables: what is chosen, expanded and left out is the same in both. */
export function Stage(props: StageProps) {
  const { workspace, picture, shown, isReadOnly, search, onSearch } = props
  const { t } = useTranslation('investigation')
  const expand = (account: string, direction: FlowDirection) => {
    if (isReadOnly) return
    if (picture.isAsked(account, direction)) workspace.more(account, direction)
    else workspace.expand(account, direction)
  }
  return (
    <>
      <div className={css['above']}>
        {props.source !== null && (
          <FileNote
            source={props.source}
            isOfFile={props.file !== null}
            onFacts={(facts) => onSearch({ facts })}
          />
        )}
        {props.file === null && <PastNote {...props} />}
      </div>
      {search.view === 'table' ? (
        <Tables {...props} onExpand={expand} />
      ) : search.view === 'sankey' ? (
        <PathsSankey {...props} />
      ) : (
        <div className={css['drawing']}>
          <Picture {...props} onExpandAccount={expand} />
          {search.time === 'on' && <Timeline {...props} />}
        </div>
      )}
      <TransactionsNote {...props} />
      <Progress {...props} />
      {/* The picture says so itself. */}
      {shown.nodes.length === 0 && search.view !== undefined && search.view !== 'graph' && (
        <p className={css['nothing']}>{t('nothing')}</p>
      )}
    </>
  )
}

interface TablesProps extends StageProps {
  readonly onExpand: (account: string, direction: FlowDirection) => void
}

/** The twin in step with what is being asked; the picture is not drawn anew for that. */
function Tables({ workspace, picture, shown, selection, search, onSearch, onExpand, ...rest }: TablesProps) {
  const running = useStore(workspace.queue.store, (state) => state.running)
  const waiting = useStore(workspace.queue.store, (state) => state.waiting)
  const taint = rest.taint.paint
  const colours = useColours(picture.state.colours)
  const { folded } = rest.drawing
  const foldOf = useMemo(() => foldNames(folded), [folded])
  return (
    <Twin
      graph={shown}
      roots={picture.roots}
      selected={selection.ids}
      onSelectedChange={selection.chooseAll}
      activeId={selection.activeId}
      onActiveChange={selection.lookAt}
      onMenuOf={selection.take}
      isAsked={picture.isAsked}
      isBusy={(account) => [running, ...waiting].some((job) => job?.about.includes(account))}
      onExpand={onExpand}
      taintOf={taint === null ? null : (id) => taint.get(id)?.text ?? null}
      filtered={rest.filtered}
      colours={colours}
      foldOf={foldOf}
      legs={rest.transactions.picture}
      table={search.table ?? 'paths'}
      onTable={(table) => onSearch({ table: table === 'paths' ? undefined : table })}
    />
  )
}

/** What the ledger is being asked, how much waits, and the way to stop it; or why it failed. */
function Progress({ workspace }: Pick<StageProps, 'workspace'>) {
  const { t } = useTranslation('investigation')
  const { running, waiting, failed } = useStore(workspace.queue.store)
  if (failed !== null) {
    return (
      <div className={css['notice']}>
        <InlineError title={t('expandFailed')} error={failed.error} />
        <Button size="small" onPress={() => workspace.queue.dismiss()}>
          {t('dismiss')}
        </Button>
      </div>
    )
  }
  if (running === null) return null
  return (
    <div className={css['busy']} role="status">
      {waiting.length === 0 ? t('loading') : t('loadingMore', { count: waiting.length })}
      <Button size="small" variant="ghost" onPress={workspace.queue.cancel}>
        {t('stop')}
      </Button>
    </div>
  )
}
