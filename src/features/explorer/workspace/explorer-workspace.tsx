import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { EMPTY } from '#core/investigation/state.ts'
import type { FlowGraphHandle } from '#src/ui/flow/flow-graph.tsx'
import { useSession } from '#src/platform/session.ts'
import { useFocusKept } from '#src/ui/use-focus-kept.ts'
import { DetailsTab } from '../panels/details-tab.tsx'
import { HistoryTab } from '../panels/history-tab.tsx'
import { PathsTab } from '../panels/paths-tab.tsx'
import { SavedTab } from '../panels/saved-tab.tsx'
import { TaintTab } from '../panels/taint-tab.tsx'
import { useFacts } from '../file/use-facts.ts'
import { viewOfDetails } from '../opening/answers.ts'
import { CaseNote } from '../opening/case-note.tsx'
import type { Opened } from '../opening/open.ts'
import type { ExplorerSearch } from '../search.ts'
import { useMode } from '../transactions/use-mode.ts'
import { useTransactions } from '../transactions/use-transactions.ts'
import { ExposureDialog } from './exposure-dialog.tsx'
import { useDrawing } from './use-drawing.ts'
import { useElementCommands } from './use-element-commands.ts'
import { filteredOut, without } from './filters.ts'
import { HubDialog } from './hub-dialog.tsx'
import { withPath } from './path-highlight.ts'
import { ReplayBar } from './replay-bar.tsx'
import { SidePanel } from './side-panel.tsx'
import { Stage } from './stage.tsx'
import { StatusLine } from './status-line.tsx'
import { useSaving } from './use-saving.ts'
import { useSelection } from './use-selection.ts'
import { useTaint } from './use-taint.ts'
import { useTimeWindow } from './use-time-window.ts'
import { usePicture, useWorkspace } from './use-workspace.ts'
import { useWishes, type Wish } from './use-wishes.ts'
import { useWorkspaceCommands } from './use-workspace-commands.ts'
import { WorkspaceBar } from './workspace-bar.tsx'
import { WorkspaceTools } from './workspace-tools.tsx'
import css from './workspace.module.css'

/**
 * All words of the screen are there before it is: a part that waited for its own would hide the page meanwhile, and
 * take the focus from whoever works on it by keyboard.
 */
const WORDS = [
  'investigation',
  'explorer',
  'analysis',
  'transactions',
  'colours',
  'facts',
  'past',
  'flow',
  'domain',
  'bridges',
] as const

interface ExplorerWorkspaceProps {
  readonly opened: Opened
  readonly search: ExplorerSearch
  readonly onSearch: (search: ExplorerSearch) => void
  /** It has a name now: the address names it, and the page stays. */
  readonly onSaved: (id: string, search: ExplorerSearch) => void
}

/** One investigation: the picture, what is beside it, and what can be done with both. */
export function ExplorerWorkspace({ opened, search, onSearch, onSaved }: ExplorerWorkspaceProps) {
  const { t } = useTranslation(WORDS)
  const person = useSession()?.user ?? null
  const workspace = useWorkspace(opened, search.asset ?? null)
  const desk = usePicture(workspace)
  const { picture, source, isOfFile } = useFacts(
    desk,
    opened.kind === 'saved' ? opened.file : null,
    search.facts,
  )
  const screen = useRef<HTMLElement>(null)
  useFocusKept(screen)
  const change = useCallback(
    (part: Partial<ExplorerSearch>) => onSearch({ ...search, ...part }),
    [onSearch, search],
  )
  const selection = useSelection(search, change)
  const handle = useRef<FlowGraphHandle>(null)
  const isReplaying = useStore(workspace.record.store, (state) => state.replay !== null)
  const isReadOnly = isReplaying || isOfFile
  const saving = useSaving({
    workspace,
    saved: opened.kind === 'saved' ? opened.saved : null,
    restricted: opened.kind === 'new' && opened.ofCase?.restricted === true,
    onSaved: (id) => onSaved(id, search),
  })
  const { state, graph, roots, facts } = picture
  const details = useMemo(() => viewOfDetails({ state, facts }, isReplaying), [state, facts, isReplaying])
  const time = useTimeWindow(workspace, state.window)
  const out = useMemo(
    () => filteredOut(graph, roots, { filter: state.filter, window: time.window }),
    [graph, roots, state.filter, time.window],
  )
  const [path, setPath] = useState<ReadonlySet<string> | null>(null)
  const visible = useMemo(
    () => (state.filter.effect === 'hide' ? without(graph, out) : graph),
    [graph, out, state.filter.effect],
  )
  const shown = useMemo(() => withPath(visible, path), [visible, path])
  // What a file says is not painted or taken apart with the transfers of this desk.
  const askable = isOfFile ? EMPTY : state
  const taint = useTaint(askable, visible)
  const transactions = useTransactions(askable, shown)
  const mode = useMode({ workspace, picture, selection, transactions })
  const view = search.view ?? 'graph'
  const toggleView = useCallback(
    () => change({ view: view === 'table' ? undefined : 'table' }),
    [change, view],
  )
  const drawing = useDrawing({ picture, selection })
  const [exposureOf, setExposureOf] = useState<string | null>(null)
  const { wishes, make } = useWishes()
  const askDetails = useCallback(
    (wish: Wish) => {
      change({ tab: undefined })
      make(wish)
    },
    [change, make],
  )
  useElementCommands({
    workspace,
    picture,
    selection,
    transactions,
    isReadOnly,
    file: isOfFile ? source : null,
    handle,
    onDetails: askDetails,
    onExposure: setExposureOf,
    onOpen: onSearch,
  })
  useWorkspaceCommands({
    workspace,
    picture,
    selection,
    saving,
    isReadOnly,
    onToggleView: toggleView,
    onToggleMode: mode.toggle,
  })

  const context = {
    workspace,
    picture,
    view: details,
    shown,
    drawing,
    path,
    filtered: out,
    selection,
    taint,
    transactions,
    file: isOfFile ? source : null,
    isReadOnly,
    time,
  }
  return (
    <section ref={screen} className={css['screen']} aria-label={t('title')}>
      <WorkspaceBar
        {...context}
        saving={saving}
        suggested={opened.kind === 'new' ? (opened.ofCase?.title ?? null) : null}
        person={person?.name ?? ''}
        handle={handle}
        onOpen={onSearch}
      />
      <WorkspaceTools {...context} search={search} onSearch={change} />
      <div className={css['main']}>
        <div className={css['stage']}>
          <Stage {...context} source={source} search={search} onSearch={change} handle={handle} />
          {opened.kind === 'saved' && opened.isNewer && !isReadOnly && (
            <p className={css['newer']} role="note">
              {t('newer')}
            </p>
          )}
          {opened.kind === 'new' && opened.ofCase && !isReplaying && <CaseNote ofCase={opened.ofCase} />}
          {isReplaying && <ReplayBar workspace={workspace} picture={picture} />}
        </div>
        <SidePanel
          tab={search.tab ?? 'details'}
          onTab={(tab) => change({ tab: tab === 'details' ? undefined : tab })}
          contents={{
            details: (
              <DetailsTab
                {...context}
                wishes={wishes}
                side={search.side ?? 'source'}
                onSide={(side) => change({ side })}
              />
            ),
            paths: <PathsTab {...context} onPath={setPath} onSankey={() => change({ view: 'sankey' })} />,
            taint: <TaintTab {...context} />,
            history: <HistoryTab {...context} saved={saving.saved} />,
            saved: (
              <SavedTab
                saving={saving}
                alertId={state.starts.find((start) => start.alertId !== null)?.alertId ?? null}
              />
            ),
          }}
        />
      </div>
      <StatusLine {...context} />
      <HubDialog workspace={workspace} />
      <ExposureDialog
        account={exposureOf}
        view={details}
        side={search.side ?? 'source'}
        onSide={(side) => change({ side })}
        onClose={() => setExposureOf(null)}
      />
    </section>
  )
}
