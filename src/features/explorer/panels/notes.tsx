import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#src/ui/button.tsx'
import { TextArea } from '#src/ui/text-field.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from '../explorer.module.css'
import type { WorkspaceContext } from '../workspace/context.ts'
import type { Wishes } from '../workspace/use-wishes.ts'
import { ColourForm } from './colour-form.tsx'
import { GroupForm } from './group-form.tsx'

interface NotesOfProps extends WorkspaceContext {
  readonly target: string
  readonly wishes: Wishes
}

/** What the analyst writes on the picture: notes, a box around what belongs together. */
export function NotesOf(props: NotesOfProps) {
  const { workspace, picture, target, isReadOnly, selection } = props
  const { t } = useTranslation('investigation')
  const [text, setText] = useState('')
  const section = useRef<HTMLElement>(null)
  const { wishes } = props
  useEffect(() => {
    if (wishes.take('note')) section.current?.querySelector('textarea')?.focus()
  }, [wishes])
  const { state } = picture
  const notes = [...state.notes].filter(([, note]) => note.target === target)
  const isNode = picture.graph.nodes.some((node) => node.account.key === target)
  const add = () => {
    workspace.do({
      kind: 'annotate',
      note: `note-${crypto.randomUUID()}`,
      target,
      text: text.trim(),
      x: null,
      y: null,
      facts: null,
    })
    setText('')
  }
  const chosen = picture.graph.nodes.map((node) => node.account.key).filter((key) => selection.ids.has(key))
  const members = chosen.length > 1 ? chosen : [target]
  return (
    <section ref={section} className={css['detail']} aria-label={t('notes.title')}>
      <h4>{t('notes.title')}</h4>
      {notes.length > 0 && (
        <ul className={css['edgeTransfers']}>
          {notes.map(([id, note]) => (
            <li key={id}>
              <span>{note.text}</span>
              <Button
                size="small"
                variant="ghost"
                isDisabled={isReadOnly}
                onPress={() => workspace.do({ kind: 'erase', note: id, facts: null })}
              >
                {t('notes.erase')}
              </Button>
              <small className={css['muted']}>
                <Timestamp at={note.at} />
              </small>
            </li>
          ))}
        </ul>
      )}
      <TextArea
        label={t('notes.write')}
        rows={2}
        maxLength={2000}
        value={text}
        onChange={setText}
        isDisabled={isReadOnly}
      />
      <div className={css['expand']}>
        <Button size="small" isDisabled={isReadOnly || text.trim() === ''} onPress={add}>
          {t('notes.add')}
        </Button>
      </div>
      {isNode && <ColourForm {...props} members={members} />}
      {isNode && <GroupForm {...props} members={members} />}
    </section>
  )
}
