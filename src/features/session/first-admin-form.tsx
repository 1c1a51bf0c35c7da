import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useCreateFirstAdmin } from '#src/data/session.ts'
import { Button } from '#src/ui/button.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import css from './session.module.css'

const MIN_PASSWORD = 12

/** The first visitor of an empty desk creates its administrator. */
export function FirstAdminForm() {
  const { t } = useTranslation('session')
  const create = useCreateFirstAdmin()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  return (
    <Form
      className={css['form'] ?? ''}
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate({ name, email, password })
      }}
    >
      <h2>{t('setup')}</h2>
      <p className={css['hint']}>{t('setupHint')}</p>
      <TextField
        label={t('name')}
        name="name"
        autoComplete="name"
        isRequired
        value={name}
        onChange={setName}
      />
      <TextField
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        isRequired
        value={email}
        onChange={setEmail}
      />
      <TextField
        label={t('password')}
        type="password"
        name="password"
        autoComplete="new-password"
        isRequired
        minLength={MIN_PASSWORD}
        description={t('passwordHint')}
        value={password}
        onChange={setPassword}
      />
      {create.error && <InlineError error={create.error} />}
      <Button type="submit" variant="primary" isLoading={create.isPending}>
        {t('create')}
      </Button>
    </Form>
  )
}
