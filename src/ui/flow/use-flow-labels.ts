import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimeSpan } from '#core/flow/layout/types.ts'
import { useFormat, type Format } from '#src/platform/use-format.ts'
import { toSeverity } from '#src/ui/severity.tsx'
import type { CategoryFamily } from './categories.ts'
import type { FlowLabels } from './labels.ts'
import { amountOf, transfersIn } from './model.ts'

/** Risks that the sentence below the graph names; of a hundred names nobody reads one, and they would push the graph out. */
const NAMED_RISKS = 6

/** The words of the flow graph in the reader's language. */
export function useFlowLabels(): FlowLabels {
  const { t } = useTranslation(['flow', 'common'])
  const format = useFormat()
  return useMemo((): FlowLabels => {
    const hops = (layer: number) => t('flow:hops', { count: Math.abs(layer) })
    const risks = (names: readonly string[]): string => {
      const list = names.slice(0, NAMED_RISKS).join('; ')
      const more = names.length - NAMED_RISKS
      if (more > 0) return t('flow:summary.risksMore', { list, more: format.count(more) })
      return names.length > 0 ? t('flow:summary.risks', { list }) : ''
    }
    // Asked for with every card of a picture.
    const families = new Map<CategoryFamily, string>()
    const family = (asked: CategoryFamily): string => {
      const known = families.get(asked) ?? t(`flow:family.${asked}`)
      families.set(asked, known)
      return known
    }
    const severity = (value: number) => t(`common:severity.${toSeverity(value)}`)
    return {
      ...t('flow:label', { returnObjects: true }),
      family,
      severity,
      passed: t('flow:caption.transactions'),
      caption: ({ layer, time }) => {
        if (time === null) return t('flow:caption.untimed')
        if (time !== undefined) return spanText(time, format)
        return layer === 0
          ? t('flow:caption.subject')
          : t(layer < 0 ? 'flow:caption.source' : 'flow:caption.destination', { hops: hops(layer) })
      },
      summary: (facts) =>
        [
          t('flow:summary.head', {
            subject: facts.subject ?? '–',
            nodes: t('flow:summary.nodes', { count: facts.nodes }),
            flows: t('flow:summary.flows', { count: facts.flows }),
          }),
          facts.transactions > 0 ? t('flow:summary.transactions', { count: facts.transactions }) : '',
          facts.hopsIn > 0 ? t('flow:summary.in', { hops: hops(facts.hopsIn) }) : t('flow:summary.noIn'),
          facts.hopsOut > 0 ? t('flow:summary.out', { hops: hops(facts.hopsOut) }) : t('flow:summary.noOut'),
          risks(facts.risks),
          facts.services > 0 ? t('flow:summary.services', { count: facts.services }) : '',
          facts.folded > 0 ? t('flow:summary.folded', { count: facts.folded }) : '',
        ]
          .filter((sentence) => sentence !== '')
          .join(' '),
      flow: (from, to) => `${from} → ${to}`,
      announceNode: (node, inflows, outflows) =>
        t('flow:announce.node', {
          name: [
            node.label,
            node.sublabel,
            // Where the line below the name says who, the sign on the card says what.
            node.attribution !== undefined && node.sublabel?.includes(node.attribution) !== true
              ? node.attribution
              : undefined,
            node.severity === undefined ? undefined : severity(node.severity),
          ]
            .filter((part) => part !== undefined)
            .join(', '),
          inflows,
          outflows,
        }),
      announceEdge: (edge, from, to) =>
        t(edge.onPath ? 'flow:announce.edgeOnPath' : 'flow:announce.edge', {
          amount: amountOf(edge),
          from,
          to,
          count: transfersIn(edge),
        }),
      announceEnd: (direction, node) =>
        t(direction === 'in' ? 'flow:announce.endIn' : 'flow:announce.endOut', { name: node.label }),
      announceExpand: (direction, node) =>
        t(direction === 'in' ? 'flow:announce.expandIn' : 'flow:announce.expandOut', { name: node.label }),
    }
  }, [t, format])
}

const DAY = 86_400_000

/** A column's time: days as days, what is shorter to the minute. */
function spanText({ from, to }: TimeSpan, format: Format): string {
  if (to - from < DAY) return format.instant(from)
  const [first, last] = [format.instant(from, 'day'), format.instant(to - 1, 'day')]
  if (to - from <= DAY) return first
  // The year once, where both days are of it.
  return `${first} – ${first.slice(0, 5) === last.slice(0, 5) ? last.slice(5) : last}`
}
