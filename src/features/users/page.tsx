import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Role } from '#core/workflow/roles.ts'
import { usersQuery } from '#src/data/session.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { Page } from '#src/ui/page.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { NewPerson } from './new-person.tsx'
import css from './users.module.css'

/** The people of the desk and their roles; the administrator adds to them. */
export function UsersPage() {
  const { t } = useTranslation(['users', 'domain'])
  const result = useQuery(usersQuery)
  return (
    <Page>
      <PageHeader title={t('users:title')} subtitle={t('users:subtitle')} />
      <div className={css['page']}>
        <Panel title={t('users:title')}>
          <AsyncView result={result}>
            {(people) => (
              <ul className={css['people']}>
                {people.map((person) => (
                  <li key={person.id}>
                    {person.name}
                    <Badge>{t(`domain:role.${person.role as Role}`)}</Badge>
                  </li>
                ))}
              </ul>
            )}
          </AsyncView>
        </Panel>
        <Panel title={t('users:add')}>
          <NewPerson />
        </Panel>
      </div>
    </Page>
  )
}
