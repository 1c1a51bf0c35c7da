import { useQuery } from '@tanstack/react-query'
import type { Rule, Workload } from '#src/data/assignment.ts'
import { booksQuery } from '#src/data/assurance.ts'
import { SeverityShape, toSeverity } from '#src/ui/severity.tsx'
import css from './assignment.module.css'
import { useAssignmentT } from './use-assignment-t.ts'

interface RuleFactsProps {
  readonly rule: Rule
  readonly people: readonly Workload[]
}

/** What a rule is for, how it chooses, and among whom. */
export function RuleFacts({ rule, people }: RuleFactsProps) {
  const t = useAssignmentT()
  const books = useQuery(booksQuery).data
  const bookNames = rule.books.map((id) => books?.find((book) => book.id === id)?.name ?? id)
  const names = rule.people.map((id) => people.find(({ person }) => person.id === id)?.person.name ?? id)
  return (
    <dl className={css['facts']}>
      <dt>{t('assignment:books')}</dt>
      <dd>{bookNames.length === 0 ? t('assignment:anyBook') : bookNames.join(', ')}</dd>
      <dt>{t('assignment:severities')}</dt>
      <dd className={css['severities']}>
        {rule.severities.length === 0
          ? t('assignment:anySeverity')
          : rule.severities
              .toSorted((a, b) => b - a)
              .map((severity) => (
                <span key={severity}>
                  <SeverityShape severity={toSeverity(severity)} /> {severity}
                </span>
              ))}
      </dd>
      <dt>{t(`assignment:method.${rule.method}`)}</dt>
      <dd>{names.join(rule.method === 'round-robin' ? ' → ' : ', ')}</dd>
    </dl>
  )
}
