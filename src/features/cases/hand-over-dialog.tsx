import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { caseHoldersQuery } from '#src/data/cases.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Select } from '#src/ui/select.tsx'
import { EmptyLine } from '#src/ui/states.tsx'
import { TextArea } from '#src/ui/text-field.tsx'
import { CaseConflict } from './case-conflict.tsx'
import css from './cases.module.css'
import type { CaseDialogProps } from './case-dialogs.tsx'
import { useCaseT } from './use-case-t.ts'

/** Gives the case to somebody else, with what they should know. */
export function HandOverDialog({ matter, orders, onClose }: CaseDialogProps) {
  const t = useCaseT()
  const result = useQuery(caseHoldersQuery(matter.id))
  const [ownerId, setOwner] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  return (
    <Dialog
      title={t('cases:handOverTitle')}
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="ghost" onPress={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={ownerId === null}
            isLoading={orders.isPending}
            onPress={() => ownerId !== null && orders.send({ type: 'hand-over', ownerId, reason }, onClose)}
          >
            {t('cases:handOverConfirm')}
          </Button>
        </>
      }
    >
      <div className={css['form']}>
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
        <CaseConflict orders={orders} now={matter} />
        {orders.error !== null && orders.sent === 'hand-over' && <InlineError error={orders.error} />}
      </div>
    </Dialog>
  )
}
