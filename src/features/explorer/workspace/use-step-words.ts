import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { parseAccountKey } from '#core/chain/account-key.ts'
import { colourName } from '#core/investigation/colours.ts'
import type { InvestigationStep } from '#core/contract/investigation-steps.ts'
import { shortenMiddle } from '#src/platform/format.ts'
import { shortAddress } from '#src/ui/coin-account.ts'
import { useFormat } from '#src/platform/use-format.ts'
import type { WorkspaceContext } from './context.ts'
import { nodeName } from './node-name.ts'

/**
 * One step in words, as the history lists it: accounts by the names that any answer gave them, also while a replay
 * shows a picture on which they are not yet; others by their addresses.
 */
export function useStepWords({
  workspace,
  picture,
}: Pick<WorkspaceContext, 'workspace' | 'picture'>): (step: InvestigationStep) => string {
  const { t } = useTranslation(['analysis', 'colours'])
  const format = useFormat()
  const answers = useStore(workspace.record.store, (state) => state.answers)
  const { nodes } = picture.graph
  const names = useMemo(() => {
    const answered = [...answers.values()].flat().flatMap((answer) => answer.nodes)
    return new Map([...answered, ...nodes].map((node) => [node.account.key, nodeName(node)]))
  }, [answers, nodes])
  return useCallback(
    (step) => {
      const nameOf = (key: string) => names.get(key) ?? shortOf(key)
      const count = (value: number) => ({ count: value, formatted: format.count(value) })
      switch (step.kind) {
        case 'start':
          if (step.alertIds !== undefined) {
            const alerts = count(step.alertIds.length)
            return step.caseId === undefined
              ? t('step.startAlerts', alerts)
              : t('step.startCase', { id: step.caseId, ...alerts })
          }
          return step.alertId === null
            ? t('step.start', {
                name: nameOf(step.accounts[0] ?? step.transactions[0] ?? ''),
                ...count(step.accounts.length + step.transactions.length),
              })
            : t('step.startAlert', { id: step.alertId })
        case 'expand':
        case 'more':
          return t(`step.${step.kind}`, {
            name: nameOf(step.account),
            direction: t(`step.direction.${step.direction}`),
            ...count(step.drew.length),
          })
        case 'between':
          return t('step.between', {
            name: step.accounts.map(nameOf).join(', '),
            ...count(step.others.length),
          })
        case 'drop':
          return t('step.drop', count(step.accounts.length))
        case 'mode':
          return t(`step.mode.${step.mode}`)
        case 'annotate':
          return t('step.annotate', { text: step.text })
        case 'group':
          return t('step.group', { name: step.name })
        case 'fold':
          return t('step.fold', count(step.members.length))
        case 'hide':
        case 'show':
          return t(`step.${step.kind}`, count(step.nodes.length))
        case 'colour': {
          const colour = step.colour === null ? null : colourName(step.colour)
          const named = colour === null ? t('colours:none') : t(`colours:name.${colour}`)
          return t('step.colour', { ...count(step.nodes.length), colour: named })
        }
        case 'pin':
        case 'move':
          return t(`step.${step.kind}`, count(step.places.length))
        case 'unpin':
          return t('step.unpin', count(step.nodes.length))
        case 'policy':
          return step.methods[0] === undefined
            ? t('step.unpaint')
            : t('step.policy', { method: t(`method.${step.methods[0]}`) })
        case 'paths':
          return t('step.paths', {
            from: nameOf(step.from[0] ?? ''),
            to: nameOf(step.to[0] ?? ''),
            ...count(step.found.length),
          })
        case 'erase':
        case 'ungroup':
        case 'unfold':
        case 'filter':
        case 'window':
        case 'as-of':
        case 'layout':
        case 'forget':
        case 'select':
        default:
          return t(`step.${step.kind}`)
      }
    },
    [t, format, names],
  )
}

function shortOf(key: string): string {
  try {
    return shortAddress(parseAccountKey(key).address)
  } catch {
    return shortenMiddle(key.split('/').at(-1) ?? key, 8, 6)
  }
}
