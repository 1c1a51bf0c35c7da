import { useQuery } from '@tanstack/react-query'
import { AtSign } from 'lucide-react'
import { useId } from 'react'
import type { AlertFull } from '#src/data/alerts.ts'
import { mentionableQuery } from '#src/data/mentions.ts'
import { leastText } from './command-rules.ts'
import { useDraft } from './drafts.ts'
import { MentionList } from './mention-list.tsx'
import { calledIn } from './mention-text.ts'
import css from './mention.module.css'
import { TextAction } from './text-action.tsx'
import { useAlertT } from './use-alert-t.ts'
import type { Decision } from './use-decision.ts'
import { useMentions } from './use-mentions.ts'

interface NoteFormProps {
  readonly alert: AlertFull
  readonly decision: Decision
  readonly onClose: () => void
}

/** A note; an `@` in it calls a person of the desk, who then finds the alert beside the bell. */
export function NoteForm({ alert, decision, onClose }: NoteFormProps) {
  const t = useAlertT()
  const listId = useId()
  const { draft, change, clear } = useDraft(alert.id)
  const { data: people = [] } = useQuery(mentionableQuery(alert.id))
  const text = draft.note
  const mentions = useMentions({ text, onChange: (note) => change({ note }), people, listId })
  const called = calledIn(text, people)
  const isSent = decision.sent === 'add-note'
  return (
    <TextAction
      label={t('alert:note')}
      value={text}
      onChange={mentions.write}
      least={leastText('add-note', 'text')}
      error={isSent ? (decision.fieldError('text') ?? decision.fieldError('mentions')) : null}
      hint={t('mentions:hint')}
      area={mentions.area}
      submit={t('alert:save')}
      variant="secondary"
      isPending={decision.isPending && isSent}
      onSubmit={() =>
        decision.send({ type: 'add-note', text, mentions: called.map(({ id }) => id) }, () => {
          clear(['note'])
          onClose()
        })
      }
      onCancel={onClose}
    >
      <MentionList id={listId} people={mentions.options} active={mentions.active} onTake={mentions.take} />
      {called.length > 0 && (
        <p className={css['called']}>
          <AtSign size={14} aria-hidden />
          {t('mentions:tells', { names: called.map(({ name }) => name).join(t('mentions:separator')) })}
        </p>
      )}
    </TextAction>
  )
}
