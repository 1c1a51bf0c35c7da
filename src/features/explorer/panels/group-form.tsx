import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import css from '../explorer.module.css'
import type { WorkspaceContext } from '../workspace/context.ts'

interface GroupFormProps extends WorkspaceContext {
  readonly members: readonly string[]
}

/** The boxes that hold the account, and a way to draw one around what is chosen. */
export function GroupForm({ workspace, picture, members, isReadOnly }: GroupFormProps) {
  const { t } = useTranslation('investigation')
  const format = useFormat()
  const [name, setName] = useState('')
  const groups = [...picture.state.groups].filter(([, group]) =>
    members.some((key) => group.members.includes(key)),
  )
  const add = () => {
    workspace.do({
      kind: 'group',
      group: `group-${crypto.randomUUID()}`,
      name: name.trim(),
      members: [...members],
      facts: null,
    })
    setName('')
  }
  return (
    <>
      {groups.map(([id, group]) => (
        <p key={id} className={css['badges']}>
          {t('groups.in', { name: group.name, formatted: format.count(group.members.length) })}
          <Button
            size="small"
            variant="ghost"
            isDisabled={isReadOnly}
            onPress={() => workspace.do({ kind: 'ungroup', group: id, facts: null })}
          >
            {t('groups.remove')}
          </Button>
        </p>
      ))}
      <form
        className={css['inline']}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') add()
        }}
      >
        <TextField
          label={t('groups.name', { count: members.length, formatted: format.count(members.length) })}
          value={name}
          maxLength={120}
          onChange={setName}
          isDisabled={isReadOnly}
        />
        <Button type="submit" size="small" isDisabled={isReadOnly || name.trim() === ''}>
          {t('groups.add')}
        </Button>
      </form>
    </>
  )
}
