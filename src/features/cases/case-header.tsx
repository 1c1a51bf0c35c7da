import { Link } from '@tanstack/react-router'
import { LockKeyhole, Network } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Case } from '#src/data/cases.ts'
import { useSession } from '#src/platform/session.ts'
import { Badge } from '#src/ui/badge.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { Fact, Facts } from '#src/ui/fact.tsx'
import { PageHeader } from '#src/ui/page-header.tsx'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { CaseStatePill } from './case-state.tsx'
import css from './cases.module.css'
import { useCaseT } from './use-case-t.ts'

interface CaseHeaderProps {
  readonly matter: Case
  readonly actions: ReactNode
}

/** What the case is, where it stands, who holds it, and when it last changed. */
export function CaseHeader({ matter, actions }: CaseHeaderProps) {
  const t = useCaseT()
  const me = useSession()?.user.id
  const { id, title, state, restricted, owner, openedBy, openedAt, updatedBy, updatedAt, alerts } = matter
  return (
    <div className={css['header']}>
      <PageHeader
        title={title}
        breadcrumbs={[
          <Link key="cases" to="/cases">
            {t('cases:back')}
          </Link>,
        ]}
        badges={
          <>
            {alerts.highestSeverity !== null && (
              <SeverityBadge severity={toSeverity(alerts.highestSeverity)} variant="solid" />
            )}
            <CaseStatePill state={state} />
            {restricted && (
              <Badge tone="danger" icon={LockKeyhole} title={t('cases:restrictedHint')}>
                {t('cases:restricted')}
              </Badge>
            )}
            <span className={css['caseId']}>
              {id}
              <CopyButton value={id} />
            </span>
          </>
        }
      />
      <div className={css['bar']}>
        <Facts>
          <Fact name={t('cases:owner')}>
            {owner.id === me ? t('cases:you', { name: owner.name }) : owner.name}
          </Fact>
          <Fact name={t('cases:opened')}>
            {openedBy.name} · <Timestamp at={openedAt} />
          </Fact>
          <Fact name={t('cases:updated')}>
            {updatedBy.name} · <Timestamp at={updatedAt} show="relative" />
          </Fact>
        </Facts>
        <div className={css['actions']}>
          <Link to="/explore" search={{ case: id }} className={css['link']}>
            <Network size={15} aria-hidden />
            {t('cases:explore')}
          </Link>
          {actions}
        </div>
      </div>
    </div>
  )
}
