import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { ROLES, type Role } from '#core/workflow/roles.ts'
import { useCreateUser } from '#src/data/session.ts'
import { Button } from '#src/ui/button.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Select } from '#src/ui/select.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import css from './users.module.css'

const MIN_PASSWORD = 12
const BLANK = { name: '', email: '', password: '', role: 'analyst' as Role }

/** Name, e-mail, role, first password. What was typed stays when the answer is no. */
export function NewPerson() {
  const { t } = useTranslation(['users', 'domain'])
  const create = useCreateUser()
  const [person, setPerson] = useState(BLANK)
  const set = (change: Partial<typeof BLANK>) => setPerson((before) => ({ ...before, ...change }))
  return (
    <Form
      className={css['form'] ?? ''}
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate(person, { onSuccess: () => setPerson(BLANK) })
      }}
    >
      <TextField label={t('users:name')} isRequired value={person.name} onChange={(name) => set({ name })} />
      <TextField
        label={t('users:email')}
        type="email"
        isRequired
        value={person.email}
        onChange={(email) => set({ email })}
      />
      <Select
        label={t('users:role')}
        value={person.role}
        onChange={(role) => set({ role })}
        options={ROLES.map((id) => ({ id, label: t(`domain:role.${id}`), hint: t(`users:roleHint.${id}`) }))}
      />
      <TextField
        label={t('users:password')}
        type="password"
        autoComplete="new-password"
        isRequired
        minLength={MIN_PASSWORD}
        description={t('users:passwordHint')}
        value={person.password}
        onChange={(password) => set({ password })}
      />
      {create.error && <InlineError error={create.error} />}
      {create.isSuccess && <p role="status">{t('users:created', { name: create.data.data.name })}</p>}
      <Button type="submit" variant="primary" isLoading={create.isPending}>
        {t('users:create')}
      </Button>
    </Form>
  )
}
