import { Link } from '@tanstack/react-router'
import { FolderSearch, LockKeyhole, Plus, X } from 'lucide-react'
import type { Case } from '#src/data/cases.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { EmptyLine } from '#src/ui/states.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './cases.module.css'
import type { CaseOrders } from './use-case-orders.ts'
import { useCaseT } from './use-case-t.ts'

interface CaseInvestigationsProps {
  readonly matter: Case
  readonly orders: CaseOrders
  readonly onAttach: () => void
}

/** Saved pictures that belong to the case, the last changed first; each opens in the explorer. */
export function CaseInvestigations({ matter, orders, onAttach }: CaseInvestigationsProps) {
  const t = useCaseT()
  const format = useFormat()
  const { allowedCommands, members } = matter
  const mayDetach = allowedCommands.includes('detach-investigation')
  return (
    <Panel
      title={t('cases:investigations')}
      meta={format.count(members.investigations.length)}
      actions={
        allowedCommands.includes('attach-investigation') && (
          <Button size="small" icon={Plus} onPress={onAttach}>
            {t('cases:attach')}
          </Button>
        )
      }
      isFlush
    >
      {members.investigations.length === 0 ? (
        <EmptyLine>{t('cases:investigationsEmpty')}</EmptyLine>
      ) : (
        <ul className={css['items']}>
          {members.investigations.map(({ investigation: each, restricted }) => (
            <li key={each.id} className={css['item']}>
              <FolderSearch size={15} aria-hidden />
              <span className={css['itemName']}>
                <Link to="/explore" search={{ investigation: each.id }} title={each.name}>
                  {each.name}
                </Link>
                <small>
                  {each.updatedBy.name} · <Timestamp at={each.updatedAt} show="relative" /> ·{' '}
                  {t('cases:steps', { count: each.steps, formatted: format.count(each.steps) })}
                  {each.state === 'archived' && ` · ${t('cases:archived')}`}
                </small>
              </span>
              {restricted && (
                <span className={css['compartment']}>
                  <LockKeyhole size={12} aria-hidden />
                  {t('cases:compartment')}
                </span>
              )}
              {mayDetach && (
                <IconButton
                  icon={X}
                  size="small"
                  label={t('cases:detach', { name: each.name })}
                  onPress={() => orders.send({ type: 'detach-investigation', investigationId: each.id })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
