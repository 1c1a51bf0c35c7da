import type { Ref } from 'react'
import type { Case } from '#src/data/cases.ts'
import { useCan } from '#src/platform/session.ts'
import { Button } from '#src/ui/button.tsx'
import { Checkbox } from '#src/ui/checkbox.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { TextArea } from '#src/ui/text-field.tsx'
import css from './cases.module.css'
import { useNoteDraft } from './note-draft.ts'
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
  const { draft, change, clear } = useNoteDraft(matter.id)
  const { text } = draft
  const restricted = draft.restricted && mayKeepInside
  const isSent = orders.sent === 'add-note'
  const add = () => orders.send({ type: 'add-note', text, restricted }, clear)
  return (
    <div className={css['noteForm']}>
      <TextArea
        label={t('cases:note')}
        placeholder={t('cases:noteHint')}
        value={text}
        onChange={(next) => change({ text: next })}
        rows={3}
        ref={ref}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || text.trim() === '')
            return event.continuePropagation()
          return add()
        }}
      />
      {mayKeepInside && (
        <Checkbox isSelected={restricted} onChange={(next) => change({ restricted: next })}>
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
