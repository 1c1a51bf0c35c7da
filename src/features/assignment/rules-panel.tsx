import { ChevronDown, ChevronUp, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { type Assignment, type Rule, useStoreRules } from '#src/data/assignment.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Badge } from '#src/ui/badge.tsx'
import { Button } from '#src/ui/button.tsx'
import { Checkbox } from '#src/ui/checkbox.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { EmptyLine } from '#src/ui/states.tsx'
import { toast } from '#src/ui/toast.tsx'
import css from './assignment.module.css'
import { RuleDialog } from './rule-dialog.tsx'
import { RuleFacts } from './rule-facts.tsx'
import { useAssignmentT } from './use-assignment-t.ts'

interface RulesPanelProps {
  readonly assignment: Assignment
  readonly canManage: boolean
}

/** The rules in their order: the first that is for an alert, and has somebody free, decides. */
export function RulesPanel({ assignment, canManage }: RulesPanelProps) {
  const t = useAssignmentT()
  const format = useFormat()
  const { rules, version, changedAt, changedBy, people } = assignment
  const store = useStoreRules(version)
  /** Place of the rule that is edited; `rules.length` is a new one. */
  const [edited, setEdited] = useState<number | null>(null)
  const save = (next: readonly Rule[], onDone?: () => void) =>
    store.mutate(next, {
      onSuccess: ({ data }) => {
        toast({ tone: 'ok', title: t('assignment:saved', { version: data.version }) })
        onDone?.()
      },
    })
  return (
    <Panel
      title={t('assignment:rules')}
      meta={
        changedAt === null
          ? t('assignment:never')
          : t('assignment:changed', {
              version,
              name: changedBy?.name ?? '',
              time: format.instant(changedAt),
            })
      }
      actions={
        canManage && (
          <Button size="small" icon={Plus} onPress={() => setEdited(rules.length)}>
            {t('assignment:add')}
          </Button>
        )
      }
    >
      {rules.length === 0 && <EmptyLine>{t('assignment:noRules')}</EmptyLine>}
      <ol className={css['rules']}>
        {rules.map((rule, at) => (
          <li key={rule.id} data-off={!rule.isEnabled || undefined}>
            <span className={css['place']}>{at + 1}</span>
            <div className={css['rule']}>
              <p className={css['ruleName']}>
                {rule.name} {!rule.isEnabled && <Badge>{t('assignment:off')}</Badge>}
              </p>
              <RuleFacts rule={rule} people={people} />
            </div>
            {canManage && (
              <RuleTools
                rule={rule}
                isBusy={store.isPending}
                isFirst={at === 0}
                isLast={at === rules.length - 1}
                onMove={(by) => save(moved(rules, at, by))}
                onToggle={(isEnabled) => save(rules.with(at, { ...rule, isEnabled }))}
                onEdit={() => setEdited(at)}
                onRemove={() => save(rules.filter((each) => each.id !== rule.id))}
              />
            )}
          </li>
        ))}
      </ol>
      {store.error !== null && edited === null && <InlineError error={store.error} />}
      {edited !== null && (
        <RuleDialog
          key={edited}
          rule={rules[edited] ?? null}
          people={people}
          error={store.error}
          isPending={store.isPending}
          onClose={() => {
            store.reset()
            setEdited(null)
          }}
          onSave={(rule) => save(rules.toSpliced(edited, 1, rule), () => setEdited(null))}
        />
      )}
    </Panel>
  )
}

interface RuleToolsProps {
  readonly rule: Rule
  readonly isBusy: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onMove: (by: -1 | 1) => void
  readonly onToggle: (isEnabled: boolean) => void
  readonly onEdit: () => void
  readonly onRemove: () => void
}

function RuleTools({ rule, isBusy, isFirst, isLast, ...on }: RuleToolsProps) {
  const t = useAssignmentT()
  const name = rule.name
  return (
    <div className={css['tools']}>
      <Checkbox isSelected={rule.isEnabled} isDisabled={isBusy} onChange={on.onToggle}>
        {t('assignment:inForce')}
      </Checkbox>
      <IconButton
        icon={ChevronUp}
        label={t('assignment:up', { name })}
        size="small"
        isDisabled={isFirst || isBusy}
        onPress={() => on.onMove(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t('assignment:down', { name })}
        size="small"
        isDisabled={isLast || isBusy}
        onPress={() => on.onMove(1)}
      />
      <IconButton icon={Pencil} label={t('assignment:edit', { name })} size="small" onPress={on.onEdit} />
      <IconButton
        icon={Trash2}
        label={t('assignment:remove', { name })}
        size="small"
        isDisabled={isBusy}
        onPress={on.onRemove}
      />
    </div>
  )
}

function moved(rules: readonly Rule[], at: number, by: -1 | 1): readonly Rule[] {
  const rule = rules[at]
  return rule === undefined ? rules : rules.toSpliced(at, 1).toSpliced(at + by, 0, rule)
}
