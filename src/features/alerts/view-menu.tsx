import { useQuery } from '@tanstack/react-query'
import { Bookmark, Check, Pencil, Save, Star, Trash2, Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queueViewsQuery, type SavedView, useViewChange, type ViewBody } from '#src/data/queue-views.ts'
import { usePreferences } from '#src/platform/preferences.ts'
import { useCan } from '#src/platform/session.ts'
import { Button } from '#src/ui/button.tsx'
import { Checkbox } from '#src/ui/checkbox.tsx'
import type { TableLayout } from '#src/ui/data-table-types.ts'
import { Dialog } from '#src/ui/dialog.tsx'
import { explain } from '#src/ui/explain.ts'
import { Menu, type MenuGroup } from '#src/ui/menu.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import { toast } from '#src/ui/toast.tsx'
import css from './bulk.module.css'
import { AlertsSearch } from './search.ts'

interface ViewMenuProps {
  readonly search: AlertsSearch
  readonly layout: TableLayout
  readonly onOpen: (search: AlertsSearch, layout: TableLayout | null) => void
}

/** Saved views: opens one, and keeps what the queue shows now under a name, for oneself or for the team. */
export function ViewMenu({ search, layout, onOpen }: ViewMenuProps) {
  const { t } = useTranslation(['common', 'queue'])
  const views = useQuery(queueViewsQuery).data
  const density = usePreferences((state) => state.density)
  const setPreference = usePreferences((state) => state.set)
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null)
  const change = useViewChange()
  const current = views?.items.find(({ id }) => id === search.view) ?? null
  const body = (name: string, scope: SavedView['scope']): ViewBody => ({
    name,
    scope,
    search: Object.fromEntries(
      Object.entries(search).filter(([key, value]) => key !== 'view' && value !== undefined),
    ) as ViewBody['search'],
    layout: { hidden: [...layout.hidden], widths: { ...layout.widths }, density },
  })
  const onError = (error: unknown) => {
    const { title, advice } = explain(error, t)
    toast({ tone: 'danger', title, detail: advice })
  }
  const open = (view: SavedView) => {
    const { hidden, widths, density: kept } = view.layout
    if (kept !== null) setPreference({ density: kept })
    onOpen({ ...AlertsSearch.parse(view.search), view: view.id }, { hidden, widths })
  }
  const openById = (id: string) => {
    const view = views?.items.find((each) => each.id === id)
    if (view) open(view)
    else onOpen({}, null)
  }
  const save = (name: string, scope: SavedView['scope']) =>
    change.mutate(
      current !== null && naming === 'rename'
        ? {
            type: 'update',
            view: current,
            body: { ...body(name, scope), search: current.search, layout: current.layout },
          }
        : { type: 'create', body: body(name, scope) },
      {
        onSuccess: (view) => {
          setNaming(null)
          if (view) onOpen({ ...search, view: view.id }, null)
        },
        onError,
      },
    )

  const list = (scope: SavedView['scope']) => (views?.items ?? []).filter((view) => view.scope === scope)
  const group = (scope: SavedView['scope']): MenuGroup[] =>
    list(scope).length === 0
      ? []
      : [
          {
            id: scope,
            title: t(`queue:view.${scope}`),
            selected: current?.id ?? '',
            onSelect: openById,
            items: list(scope).map((view) => ({
              id: view.id,
              label: view.name,
              ...(view.id === views?.defaultId ? { hint: t('queue:view.isDefault') } : {}),
            })),
          },
        ]
  const isDefault = current !== null && current.id === views?.defaultId
  const groups: MenuGroup[] = [
    {
      id: 'built-in',
      selected: current === null ? 'open' : '',
      onSelect: openById,
      items: [{ id: 'open', label: t('queue:view.open') }],
    },
    ...group('personal'),
    ...group('team'),
    {
      id: 'actions',
      items: [
        { id: 'save-as', label: t('queue:view.saveAs'), icon: Save, onAction: () => setNaming('new') },
        ...(current?.mayChange
          ? [
              {
                id: 'update',
                label: t('queue:view.update', { name: current.name }),
                icon: Check,
                onAction: () =>
                  change.mutate(
                    { type: 'update', view: current, body: body(current.name, current.scope) },
                    { onSuccess: () => toast({ tone: 'ok', title: t('queue:view.updated') }), onError },
                  ),
              },
              {
                id: 'rename',
                label: t('queue:view.rename'),
                icon: Pencil,
                onAction: () => setNaming('rename'),
              },
            ]
          : []),
        ...(current === null
          ? []
          : [
              {
                id: 'default',
                label: t(isDefault ? 'queue:view.noDefault' : 'queue:view.makeDefault'),
                icon: Star,
                onAction: () =>
                  change.mutate({ type: 'default', viewId: isDefault ? null : current.id }, { onError }),
              },
            ]),
        ...(current?.mayChange
          ? [
              {
                id: 'delete',
                label: t('queue:view.delete'),
                icon: Trash2,
                isDanger: true,
                onAction: () =>
                  change.mutate(
                    { type: 'delete', view: current },
                    { onSuccess: () => onOpen({}, null), onError },
                  ),
              },
            ]
          : []),
      ],
    },
  ]
  return (
    <>
      <Menu
        label={t('queue:view.menu')}
        trigger={
          <Button icon={current?.scope === 'team' ? Users : Bookmark}>
            {current?.name ?? t('queue:view.button')}
          </Button>
        }
        groups={groups}
      />
      {naming !== null && (
        <NameDialog
          view={naming === 'rename' ? current : null}
          isBusy={change.isPending}
          onSave={save}
          onClose={() => setNaming(null)}
        />
      )}
    </>
  )
}

interface NameDialogProps {
  /** The view to rename; null to save a new one. */
  readonly view: SavedView | null
  readonly isBusy: boolean
  readonly onSave: (name: string, scope: SavedView['scope']) => void
  readonly onClose: () => void
}

function NameDialog({ view, isBusy, onSave, onClose }: NameDialogProps) {
  const { t } = useTranslation('queue')
  const mayShare = useCan('alert.assign')
  const [name, setName] = useState(view?.name ?? '')
  const [isTeam, setTeam] = useState(view?.scope === 'team')
  return (
    <Dialog
      title={t(view ? 'view.renameTitle' : 'view.saveTitle')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') onSave(name.trim(), isTeam ? 'team' : 'personal')
        }}
      >
        <TextField label={t('view.name')} isRequired maxLength={80} value={name} onChange={setName} />
        {mayShare && (
          <Checkbox isSelected={isTeam} onChange={setTeam}>
            {t('view.share')}
          </Checkbox>
        )}
        <p className={css['note']}>{t('view.holds')}</p>
        <Button variant="primary" type="submit" isLoading={isBusy} isDisabled={name.trim() === ''}>
          {t('view.save')}
        </Button>
      </form>
    </Dialog>
  )
}
