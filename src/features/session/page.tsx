import { useTranslation } from 'react-i18next'
import type { SessionFacts } from '#src/data/session.ts'
import { FirstAdminForm } from './first-admin-form.tsx'
import { PersonaList } from './persona-list.tsx'
import { SignInForm } from './sign-in-form.tsx'
import css from './session.module.css'

/** The door of the desk: its first administrator, a demonstration persona, or e-mail and password. */
export function SessionPage({ facts }: { readonly facts: SessionFacts }) {
  const { t } = useTranslation('session')
  return (
    <main className={css['door']} id="content">
      <section className={css['card']} data-wide={facts.demo || undefined}>
        <header className={css['brand']}>
          <img src="/favicon.svg" alt="" width={36} height={36} />
          <div>
            <h1>{facts.institution ?? 'KYT Desk'}</h1>
            <p>{facts.institution ? `KYT Desk · ${t('tagline')}` : t('tagline')}</p>
          </div>
        </header>
        {facts.setupNeeded ? (
          <FirstAdminForm />
        ) : facts.demo ? (
          <PersonaList personas={facts.personas} />
        ) : (
          <SignInForm />
        )}
      </section>
    </main>
  )
}
