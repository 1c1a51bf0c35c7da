import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Rule, RuleCheck } from '#src/data/assurance.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { StatusPill, type StatusPillProps } from '#src/ui/badge.tsx'
import { CheckView } from './check-view.tsx'
import { useMissingText } from './missing.ts'
import css from './rules.module.css'

const LOOK: Readonly<Record<Rule['coverage'], Omit<StatusPillProps, 'children'>>> = {
  evaluated: { tone: 'ok', mark: 'full' },
  partly: { tone: 'accent', mark: 'half' },
  silent: { tone: 'warn', mark: 'hollow' },
  off: { tone: 'neutral', mark: 'hollow' },
}

/** One rule in a line: what it is, whether it works here, what it raised; its checks under it on demand. */
export function RuleRow({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation(['rules', 'domain'])
  const format = useFormat()
  const missingText = useMissingText()
  const several = rule.checks.length > 1
  // With several checks a reader must be told which of them is the silent one.
  const gapsOf = (check: RuleCheck) =>
    missingText(check).map((gap) =>
      several
        ? `${t(`rules:detector.${check.detector as 'fan-in'}`, { defaultValue: check.detector })} · ${gap}`
        : gap,
    )
  const gaps = rule.checks.flatMap(gapsOf)
  return (
    <article className={css['row']}>
      <details>
        <summary className={css['line']}>
          <ChevronRight size={15} aria-hidden className={css['chevron']} />
          <span className={css['id']}>{rule.id}</span>
          <span className={css['what']}>
            <b>{t(`domain:rule.${rule.id as 'T01'}`, { defaultValue: rule.name })}</b>
            <span className={css['purpose']}>
              {t(`rules:purpose.${rule.id as 'T01'}`, { defaultValue: rule.purpose })}
            </span>
            {gaps.map((gap) => (
              <span key={gap} className={css['gap']}>
                {gap}
              </span>
            ))}
          </span>
          <span className={css['state']} title={t(`rules:coverageHint.${rule.coverage}`)}>
            <StatusPill {...LOOK[rule.coverage]}>{t(`rules:coverage.${rule.coverage}`)}</StatusPill>
          </span>
        </summary>
        <div className={css['body']}>
          {rule.checks.map((check: RuleCheck) => (
            <CheckView key={check.detector} check={check} />
          ))}
          <p className={css['references']}>
            {`${t('rules:references')}: ${rule.references.join('; ')}`}
            <br />
            {`${t('rules:owner')}: ${rule.owner} · ${t('rules:version', { version: rule.version })}`}
          </p>
        </div>
      </details>
      <Link to="/alerts" search={{ rule: [rule.id] }} className={css['counts']}>
        {t('rules:counts', { alerts: format.count(rule.alerts), open: format.count(rule.openAlerts) })}
      </Link>
    </article>
  )
}
