import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { toSeverity } from '#src/ui/severity.tsx'
import { amountOf } from './elements.ts'
import type { GraphWords } from './from-graph.ts'
import type { FlowLabels } from './labels.ts'
import { transfersIn, type FlowNode } from './model.ts'

/** Every word of the flow graph in the reader's language. */
export function useFlowLabels(): FlowLabels {
  const { t } = useTranslation(['flow', 'common'])
  return useMemo(() => {
    const hops = (layer: number) => t('flow:hops', { count: Math.abs(layer) })
    const severity = (value: number) => t(`common:severity.${toSeverity(value)}`)
    const describe = (node: FlowNode) =>
      [node.label, node.sublabel, node.severity === undefined ? null : severity(node.severity)]
        .filter(Boolean)
        .join(', ')
    return {
      graph: t('flow:graph'),
      graphRole: t('flow:graphRole'),
      table: t('flow:table'),
      showTable: t('flow:showTable'),
      showGraph: t('flow:showGraph'),
      fit: t('flow:fit'),
      zoomIn: t('flow:zoomIn'),
      zoomOut: t('flow:zoomOut'),
      tidy: t('flow:tidy'),
      exportPng: t('flow:exportPng'),
      legend: t('flow:legend'),
      legendWidth: t('flow:legendWidth'),
      legendScale: t('flow:legendScale'),
      legendPath: t('flow:legendPath'),
      legendOther: t('flow:legendOther'),
      legendSubject: t('flow:legendSubject'),
      legendOurs: t('flow:legendOurs'),
      legendMore: t('flow:legendMore'),
      empty: t('flow:empty'),
      laidOut: t('flow:laidOut'),
      keys: t('flow:keys'),
      from: t('flow:from'),
      to: t('flow:to'),
      amount: t('flow:amount'),
      transfers: t('flow:transfers'),
      time: t('flow:time'),
      path: t('flow:path'),
      onPath: t('flow:onPath'),
      node: t('flow:node'),
      category: t('flow:category'),
      hop: t('flow:hop'),
      inflows: t('flow:inflows'),
      outflows: t('flow:outflows'),
      balance: t('flow:balance'),
      nodesTable: t('flow:nodesTable'),
      edgesTable: t('flow:edgesTable'),
      unknownTime: t('flow:unknownTime'),
      unattributed: t('flow:unattributed'),
      family: (family) => t(`flow:family.${family}`),
      severity,
      caption: (layer) =>
        layer === 0
          ? t('flow:captionSubject')
          : t(layer < 0 ? 'flow:captionSource' : 'flow:captionDestination', { hops: hops(layer) }),
      summary: (facts) =>
        [
          t('flow:summary', {
            title: facts.subject === null ? t('flow:graph') : t('flow:around', { subject: facts.subject }),
            parts: [
              t('flow:nodes', { count: facts.nodes }),
              t('flow:flows', { count: facts.flows }),
              facts.hopsIn > 0 ? t('flow:hopsIn', { hops: hops(facts.hopsIn) }) : t('flow:noSources'),
              facts.hopsOut > 0 ? t('flow:hopsOut', { hops: hops(facts.hopsOut) }) : t('flow:noDestinations'),
            ].join(', '),
          }),
          facts.risks.length > 0 && t('flow:risks', { names: facts.risks.join('; ') }),
          facts.services > 0 && t('flow:services', { count: facts.services }),
          facts.folded > 0 && t('flow:folded', { count: facts.folded }),
        ]
          .filter(Boolean)
          .join(' '),
      flow: (from, to) => t('flow:flow', { from, to }),
      announceNode: (node, inflows, outflows) =>
        t('flow:announceNode', { node: describe(node), inflows, outflows }),
      announceEdge: (edge, from, to) =>
        [
          t('flow:announceEdge', { amount: amountOf(edge), from, to, transfers: transfersIn(edge) }),
          edge.onPath && t('flow:announcePath'),
        ]
          .filter(Boolean)
          .join(' '),
      announceEnd: (direction, node) =>
        t(direction === 'in' ? 'flow:endIn' : 'flow:endOut', { node: node.label }),
      announceExpand: (direction, node) =>
        t(direction === 'in' ? 'flow:expandIn' : 'flow:expandOut', { node: node.label }),
    }
  }, [t])
}

/** The words that turn an answer of the API into a picture (`flowFromGraph`). */
export function useGraphWords(): GraphWords {
  const { t } = useTranslation(['flow', 'domain'])
  const format = useFormat()
  return useMemo(
    () => ({
      category: (slug) => t(`domain:category.${slug as 'mixer'}`, { defaultValue: slug }),
      // Two digits behind a whole number; below one, the digits that count.
      amount: (units, decimals) =>
        format.amount(units, decimals, Math.min(decimals, units.length > decimals ? 2 : 6)),
      more: (count) => t('flow:more', { count, formatted: format.count(count) }),
      assets: (count) => t('flow:assets', { count }),
      time: ({ firstTime, lastTime, firstBlock }) => {
        if (firstTime === null)
          return firstBlock === null ? undefined : t('flow:block', { block: format.count(firstBlock) })
        const [first, last] = [format.instant(firstTime), format.instant(lastTime ?? firstTime)]
        return first === last ? first : `${first} – ${last}`
      },
    }),
    [t, format],
  )
}
