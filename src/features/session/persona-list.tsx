import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type SessionFacts, useSignInAsPersona } from '#src/data/session.ts'
import { initialsOf } from '#src/platform/format.ts'
import { DataBadge } from '#src/ui/data-badge.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import css from './session.module.css'

/** Demonstration only: the people of the invented institution, each a click away. */
export function PersonaList({ personas }: { readonly personas: SessionFacts['personas'] }) {
  const { t } = useTranslation(['session', 'domain', 'users'])
  const signIn = useSignInAsPersona()
  return (
    <div className={css['personas']}>
      <h2>
        {t('session:personas')} <DataBadge kind="demo" />
      </h2>
      <p className={css['hint']}>{t('session:personasHint')}</p>
      <ul>
        {personas.map((persona) => (
          <li key={persona.id}>
            <AriaButton
              className={css['persona'] ?? ''}
              isPending={signIn.isPending && signIn.variables === persona.id}
              onPress={() => signIn.mutate(persona.id)}
            >
              <span className={css['initials']} aria-hidden>
                {initialsOf(persona.name)}
              </span>
              <span>
                <strong>{persona.name}</strong>
                <small>{persona.title}</small>
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
      {signIn.error && (
        <div className={css['failure']}>
          <InlineError error={signIn.error} />
        </div>
      )}
    </div>
  )
}
