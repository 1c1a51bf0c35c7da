import { MoreHorizontal } from 'lucide-react'
import type { Case } from '#src/data/cases.ts'
import { Button } from '#src/ui/button.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { Menu } from '#src/ui/menu.tsx'
import type { CaseDialogName } from './case-dialogs.tsx'
import { useCaseT } from './use-case-t.ts'

interface CaseActionsProps {
  readonly matter: Case
  readonly onAsk: (name: CaseDialogName) => void
}

/** What the reader may do with the case as a whole; nothing that is not theirs to do. */
export function CaseActions({ matter, onAsk }: CaseActionsProps) {
  const t = useCaseT()
  const may = (name: CaseDialogName) => matter.allowedCommands.includes(name)
  const rare = [
    { id: 'rename' as const, label: t('cases:rename') },
    { id: 'restrict' as const, label: t('cases:restrict'), isDanger: true },
    { id: 'lift-restriction' as const, label: t('cases:lift'), isDanger: true },
  ].filter(({ id }) => may(id))
  return (
    <>
      {may('hand-over') && <Button onPress={() => onAsk('hand-over')}>{t('cases:handOver')}</Button>}
      {may('close') && (
        <Button variant={matter.alerts.open === 0 ? 'primary' : 'secondary'} onPress={() => onAsk('close')}>
          {t('cases:closeConfirm')}
        </Button>
      )}
      {may('reopen') && <Button onPress={() => onAsk('reopen')}>{t('cases:reopen')}</Button>}
      {rare.length > 0 && (
        <Menu
          label={t('cases:more')}
          placement="bottom end"
          trigger={<IconButton icon={MoreHorizontal} variant="secondary" label={t('cases:more')} />}
          groups={[{ id: 'case', items: rare.map((item) => ({ ...item, onAction: () => onAsk(item.id) })) }]}
        />
      )}
    </>
  )
}
