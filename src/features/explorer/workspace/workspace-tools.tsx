import { Clock, EyeOff, Redo2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Button } from '#src/ui/button.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { useFormat } from '#src/platform/use-format.ts'
import type { ExplorerSearch } from '../search.ts'
import { ModeSwitch } from '../transactions/mode-switch.tsx'
import { AsOfControl } from './as-of-control.tsx'
import { AddBox } from './add-box.tsx'
import type { WorkspaceContext } from './context.ts'
import { FilterMenu } from './filter-menu.tsx'
import { LayoutMenu } from './layout-menu.tsx'
import css from './workspace.module.css'

const VIEWS = ['graph', 'table', 'sankey'] as const

interface WorkspaceToolsProps extends WorkspaceContext {
  readonly search: ExplorerSearch
  readonly onSearch: (change: Partial<ExplorerSearch>) => void
}

/** What changes the picture: what is added, taken back, filtered, and whether it is drawn or listed. */
export function WorkspaceTools(props: WorkspaceToolsProps) {
  const { workspace, picture, isReadOnly, search, onSearch } = props
  const { t } = useTranslation('investigation')
  const format = useFormat()
  const canUndo = useStore(workspace.record.store, (state) => state.steps.length > 0)
  const canRedo = useStore(workspace.record.store, (state) => state.undone.length > 0)
  const view = search.view ?? 'graph'
  const hidden = [...picture.state.hidden]
  return (
    <div role="toolbar" aria-label={t('tools')} className={css['tools']}>
      <AddBox workspace={workspace} isDisabled={isReadOnly} />
      <span className={css['pair']}>
        <IconButton
          icon={Undo2}
          label={t('undo')}
          shortcut="mod+z"
          isDisabled={!canUndo || isReadOnly}
          onPress={workspace.undo}
        />
        <IconButton
          icon={Redo2}
          label={t('redo')}
          shortcut="mod+shift+z"
          isDisabled={!canRedo || isReadOnly}
          onPress={workspace.redo}
        />
      </span>
      <ModeSwitch {...props} />
      <FilterMenu {...props} />
      <Button
        size="small"
        variant={search.time === 'on' ? 'secondary' : 'ghost'}
        icon={Clock}
        aria-pressed={search.time === 'on'}
        onPress={() => onSearch({ time: search.time === 'on' ? undefined : 'on' })}
      >
        {t('time')}
      </Button>
      <AsOfControl {...props} />
      <LayoutMenu {...props} />
      {hidden.length > 0 && (
        <Button
          size="small"
          variant="ghost"
          icon={EyeOff}
          isDisabled={isReadOnly}
          onPress={() => workspace.do({ kind: 'show', nodes: hidden, facts: null })}
        >
          {t('showHidden', { formatted: format.count(hidden.length) })}
        </Button>
      )}
      <span className={css['end']}>
        <span role="group" aria-label={t('view.name')} className={css['switch']}>
          {VIEWS.filter((each) => each !== 'sankey' || picture.state.searches.size > 0).map((each) => (
            <Button
              key={each}
              size="small"
              variant={each === view ? 'secondary' : 'ghost'}
              aria-pressed={each === view}
              onPress={() => onSearch({ view: each === 'graph' ? undefined : each })}
            >
              {t(`view.${each}`)}
            </Button>
          ))}
        </span>
      </span>
    </div>
  )
}
