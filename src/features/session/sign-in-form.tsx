import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useSignIn } from '#src/data/session.ts'
import { Button } from '#src/ui/button.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import css from './session.module.css'

/** E-mail and password. What was typed stays when the answer is no. */
export function SignInForm() {
  const { t } = useTranslation('session')
  const signIn = useSignIn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  return (
    <Form
      className={css['form'] ?? ''}
      onSubmit={(event) => {
        event.preventDefault()
        signIn.mutate({ email, password })
      }}
    >
      <h2>{t('signIn')}</h2>
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
        autoComplete="current-password"
        isRequired
        value={password}
        onChange={setPassword}
      />
      {signIn.error && <InlineError error={signIn.error} title={t('failed')} />}
      <Button type="submit" variant="primary" isLoading={signIn.isPending}>
        {t('signIn')}
      </Button>
    </Form>
  )
}
