import { LayoutGrid } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#src/ui/button.tsx'
import { Menu } from '#src/ui/menu.tsx'
import type { WorkspaceContext } from './context.ts'
import { foldAgain } from './folds.ts'

const LAYOUTS = ['flow', 'time', 'force'] as const
type Layout = (typeof LAYOUTS)[number]

/** How the picture is laid out, and what of it was pinned or folded open by hand. */
export function LayoutMenu({ workspace, picture, isReadOnly }: WorkspaceContext) {
  const { t } = useTranslation('investigation')
  const pinned = [...picture.state.places].flatMap(([id, place]) => (place.pinned ? [id] : []))
  const open = [...picture.openFolds]
  return (
    <Menu
      label={t('layout.title')}
      trigger={
        <Button size="small" variant="ghost" icon={LayoutGrid} isDisabled={isReadOnly}>
          {t('layout.title')}
        </Button>
      }
      groups={[
        {
          id: 'layout',
          title: t('layout.by'),
          items: LAYOUTS.map((id) => ({ id, label: t(`layout.${id}`), hint: t(`layout.${id}Hint`) })),
          selected: picture.state.layout,
          onSelect: (id) => workspace.do({ kind: 'layout', layout: id as Layout, facts: null }),
        },
        {
          id: 'hand',
          title: t('layout.hand'),
          items: [
            {
              id: 'unpin',
              label: t('layout.unpin', { count: pinned.length }),
              isDisabled: pinned.length === 0,
              onAction: () => workspace.do({ kind: 'unpin', nodes: pinned, facts: null }),
            },
            {
              id: 'fold',
              label: t('layout.fold', { count: open.length }),
              isDisabled: open.length === 0,
              onAction: () => {
                for (const fold of open) workspace.do(foldAgain(fold, picture.collapsed))
              },
            },
          ],
        },
      ]}
    />
  )
}
