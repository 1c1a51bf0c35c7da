import { type Ref, useState } from 'react'
import type { Case } from '#src/data/cases.ts'
import { useCan } from '#src/platform/session.ts'
import { Button } from '#src/ui/button.tsx'
import { Checkbox } from '#src/ui/checkbox.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { TextArea } from '#src/ui/text-field.tsx'
import css from './cases.module.css'
import type { CaseOrders } from './use-case-orders.ts'
import { useCaseT } from './use-case-t.ts'

interface NoteFormProps {
  readonly matter: Case
  readonly orders: CaseOrders
  readonly ref: Ref<HTMLTextAreaElement>
}

/** A note on the case, and for those who may read the restricted compartment whether it stays in there. */
export function NoteForm({ matter, orders, ref }: NoteFormProps) {
  const t = useCaseT()
  const mayKeepInside = useCan('restricted.read') && !matter.restricted
  const [text, setText] = useState('')
  const [restricted, setRestricted] = useState(false)
  const isSent = orders.sent === 'add-note'
  const add = () =>
    orders.send({ type: 'add-note', text, restricted }, () => {
      setText('')
      setRestricted(false)
    })
  return (
    <div className={css['noteForm']}>
      <TextArea
        label={t('cases:note')}
        placeholder={t('cases:noteHint')}
        value={text}
        onChange={setText}
        rows={3}
        ref={ref}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || text.trim() === '')
            return event.continuePropagation()
          return add()
        }}
      />
      {mayKeepInside && (
        <Checkbox isSelected={restricted} onChange={setRestricted}>
          {t('cases:noteRestricted')}
        </Checkbox>
      )}
      <div className={css['noteFoot']}>
        <Button
          size="small"
          variant={text.trim() === '' ? 'secondary' : 'primary'}
          isDisabled={text.trim() === ''}
          isLoading={orders.isPending && isSent}
          onPress={add}
        >
          {t('cases:noteAdd')}
        </Button>
        <p className={css['hint']}>
          {matter.restricted
            ? t('cases:noteCompartment')
            : t(restricted ? 'cases:noteRestrictedHint' : 'cases:noteAll')}
        </p>
      </div>
      {isSent && orders.error !== null && <InlineError error={orders.error} />}
    </div>
  )
}
