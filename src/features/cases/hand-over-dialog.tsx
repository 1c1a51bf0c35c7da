import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { caseHoldersQuery } from '#src/data/cases.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Select } from '#src/ui/select.tsx'
import { EmptyLine } from '#src/ui/states.tsx'
import { TextArea } from '#src/ui/text-field.tsx'
import type { CaseDialogProps } from './case-dialogs.tsx'
import { OrderDialog } from './order-dialog.tsx'
import { useCaseT } from './use-case-t.ts'

/** Gives the case to somebody else, with what they should know. */
export function HandOverDialog({ matter, orders, onClose }: CaseDialogProps) {
  const t = useCaseT()
  const result = useQuery(caseHoldersQuery(matter.id))
  const [ownerId, setOwner] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  return (
    <OrderDialog
      title={t('cases:handOverTitle')}
      confirm={t('cases:handOverConfirm')}
      matter={matter}
      orders={orders}
      type="hand-over"
      order={ownerId === null ? null : { type: 'hand-over', ownerId, reason }}
      onClose={onClose}
    >
      <AsyncView
        result={result}
        isEmpty={(people) => people.length === 0}
        empty={<EmptyLine>{t('cases:handOverNobody')}</EmptyLine>}
      >
        {(people) => (
          <Select
            label={t('cases:handOverTo')}
            value={ownerId}
            options={people.map(({ id, name, role }) => ({
              id,
              label: name,
              hint: t(`domain:role.${role as 'analyst'}`, { defaultValue: role }),
            }))}
            onChange={setOwner}
          />
        )}
      </AsyncView>
      <TextArea
        label={t('cases:handOverReason')}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={4000}
      />
    </OrderDialog>
  )
}
