import type { Case } from '#src/data/cases.ts'
import { wallClock } from '#src/platform/timezone.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { ConflictNotice } from '#src/ui/conflict-notice.tsx'
import type { CaseOrders } from './use-case-orders.ts'
import { useCaseT } from './use-case-t.ts'

interface CaseConflictProps {
  readonly orders: CaseOrders
  /** The case as it is. */
  readonly now: Case
}

/** Somebody else changed the case first: who, when, and what is different. Nothing where nobody did. */
export function CaseConflict({ orders, now }: CaseConflictProps) {
  const t = useCaseT()
  const format = useFormat()
  const { before } = orders
  if (before === null) return null
  const compare = (
    id: 'state' | 'title' | 'owner' | 'alerts' | 'restricted',
    of: (each: Case) => string,
  ) => ({
    id,
    name: t(`cases:field.${id}`),
    was: of(before),
    is: of(now),
  })
  return (
    <ConflictNotice
      name={now.updatedBy.name}
      time={wallClock(Date.parse(now.updatedAt), format.timezone).time}
      compared={[
        compare('state', ({ state }) => t(`cases:state.${state}`)),
        compare('title', ({ title }) => title),
        compare('owner', ({ owner }) => owner.name),
        compare('alerts', ({ alerts }) => format.count(alerts.total)),
        compare('restricted', ({ restricted }) => t(restricted ? 'cases:yes' : 'cases:no')),
      ]}
      nothing={t('cases:conflictNothing')}
      hint={t('cases:conflictHint')}
      onDismiss={orders.dismissConflict}
    />
  )
}
