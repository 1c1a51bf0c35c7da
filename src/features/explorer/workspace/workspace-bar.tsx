import { Download, Link2, MoreHorizontal, Save } from 'lucide-react'
import { useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#src/ui/button.tsx'
import type { FlowGraphHandle } from '#src/ui/flow/flow-graph.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { Menu } from '#src/ui/menu.tsx'
import { toast } from '#src/ui/toast.tsx'
import { InvestigationsSheet } from '../opening/investigations-sheet.tsx'
import type { ExplorerSearch } from '../search.ts'
import type { WorkspaceContext } from './context.ts'
import { NameDialog } from './name-dialog.tsx'
import { nodeName } from './node-name.ts'
import { SaveStateText } from './save-state.tsx'
import { useExports } from './use-exports.ts'
import type { Saving } from './use-saving.ts'
import css from './workspace.module.css'

interface WorkspaceBarProps extends WorkspaceContext {
  readonly saving: Saving
  /** What it is called before somebody names it; null: after the account that it begins with. */
  readonly suggested: string | null
  readonly person: string
  readonly handle: RefObject<FlowGraphHandle | null>
  readonly onOpen: (search: ExplorerSearch) => void
}

type Asking = 'name' | 'rename' | 'list' | null

/** What is worked on, whether it is kept, and what leaves the desk with it. */
export function WorkspaceBar(props: WorkspaceBarProps) {
  const { saving, picture, onOpen } = props
  const { t } = useTranslation('investigation')
  const [asking, setAsking] = useState<Asking>(null)
  const { saved } = saving
  const root = picture.graph.nodes.find((node) => picture.roots.includes(node.account.key))
  const title = saved?.name ?? props.suggested ?? (root ? nodeName(root) : t('title'))
  const exports = useExports({ ...props, name: title })
  const mayWork = saving.state !== 'read-only'
  return (
    <header className={css['bar']}>
      <div className={css['heading']}>
        <h1 title={title}>{title}</h1>
        <SaveStateText saving={saving} />
      </div>
      <div className={css['end']}>
        {saved === null ? (
          <Button
            size="small"
            variant="primary"
            icon={Save}
            isDisabled={!mayWork}
            onPress={() => setAsking('name')}
          >
            {t('save.name')}
          </Button>
        ) : (
          <Button size="small" icon={Save} isDisabled={!mayWork} onPress={() => void saving.save()}>
            {t('save.now')}
          </Button>
        )}
        <IconButton
          icon={Link2}
          label={t('share')}
          onPress={() => void copyLink(t('shareDone'), t('shareUnnamed'), saved !== null)}
        />
        <Menu
          label={t('export.title')}
          placement="bottom end"
          trigger={
            <Button size="small" icon={Download}>
              {t('export.title')}
            </Button>
          }
          groups={[{ id: 'files', items: exports }]}
        />
        <Menu
          label={t('more.title')}
          placement="bottom end"
          trigger={<IconButton icon={MoreHorizontal} label={t('more.title')} size="small" />}
          groups={[
            {
              id: 'work',
              items: [
                { id: 'list', label: t('more.list'), onAction: () => setAsking('list') },
                { id: 'new', label: t('more.new'), onAction: () => onOpen({}) },
              ],
            },
            {
              id: 'this',
              items: [
                {
                  id: 'saveAs',
                  label: t('save.as'),
                  isDisabled: !mayWork,
                  onAction: () => setAsking('name'),
                },
                {
                  id: 'rename',
                  label: t('save.rename'),
                  isDisabled: !mayWork || saved === null,
                  onAction: () => setAsking('rename'),
                },
                {
                  id: 'archive',
                  label: t(saved?.state === 'archived' ? 'save.restore' : 'save.archive'),
                  isDisabled: !mayWork || saved === null,
                  onAction: () =>
                    void saving.change({ state: saved?.state === 'archived' ? 'active' : 'archived' }),
                },
              ],
            },
          ]}
        />
      </div>
      <NameDialog
        isOpen={asking === 'name' || asking === 'rename'}
        title={t(asking === 'rename' ? 'save.rename' : saved === null ? 'save.name' : 'save.as')}
        initial={asking === 'rename' ? title : saved === null ? title : t('save.copyOf', { name: title })}
        onClose={() => setAsking(null)}
        onName={(name) => (asking === 'rename' ? saving.change({ name }) : saving.saveAs(name))}
      />
      <InvestigationsSheet
        isOpen={asking === 'list'}
        onClose={() => setAsking(null)}
        onOpen={(id) => {
          setAsking(null)
          onOpen({ investigation: id })
        }}
      />
    </header>
  )
}

async function copyLink(done: string, unnamed: string, isSaved: boolean): Promise<void> {
  await navigator.clipboard.writeText(location.href)
  // The link to an investigation without a name opens where it began, not what was done since.
  toast(isSaved ? { tone: 'ok', title: done } : { tone: 'info', title: done, detail: unnamed })
}
