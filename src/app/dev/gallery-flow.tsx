import { useMemo, useState } from 'react'
import { standing, type TimeWindow } from '#core/flow/picture/time-window.ts'
import type { LayoutMode } from '#core/flow/layout/run.ts'
import { Button } from '#src/ui/button.tsx'
import { cx } from '#src/ui/cx.ts'
import { FlowGraph } from '#src/ui/flow/flow-graph.tsx'
import { FlowSankey } from '#src/ui/flow/flow-sankey.tsx'
import { FlowTimeline } from '#src/ui/flow/flow-timeline.tsx'
import { foldPicture } from '#src/ui/flow/folding.ts'
import { useFlowLabels } from '#src/ui/flow/use-flow-labels.ts'
import { useFoldWords } from '#src/ui/flow/use-fold-words.ts'
import { Panel } from '#src/ui/panel.tsx'
import css from './gallery.module.css'
import { sampleFlow } from './sample-flow.ts'

const SAMPLE = sampleFlow()
const MODES = ['hop', 'time', 'force'] as const satisfies readonly LayoutMode[]
const TAINT = {
  edges: new Map([
    ['e0', { share: 1, text: '9 ETH (100 %)' }],
    ['e2', { share: 1, text: '3 ETH (100 %)' }],
    ['e3', { share: 0.9, text: '2.52 ETH (90 %)' }],
    ['e5', { share: 0.4, text: '0.84 ETH (40 %)' }],
  ]),
}
const NOTES = [{ id: 'n1', text: 'Says he sold a car 他說賣了車', at: { node: 'hop' } }]
const GROUPS = [{ id: 'g1', title: 'Services 服務', members: ['exchange', 'bridge'] }]

/** The flow graph with everything it can draw. */
export function FlowGallery() {
  const labels = useFlowLabels()
  const words = useFoldWords()
  const [mode, setMode] = useState<LayoutMode>('hop')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [hasTaint, setTaint] = useState(false)
  const [window, setWindow] = useState<TimeWindow | null>(null)
  const picture = useMemo(() => foldPicture(SAMPLE, { open, keep: new Set() }, words), [open, words])
  const dimmed = useMemo(
    () =>
      new Set(
        picture.data.edges
          .filter(
            ({ firstTime = null, lastTime = null }) =>
              window && standing({ firstTime, lastTime }, window) === 'outside',
          )
          .map(({ id }) => id),
      ),
    [picture, window],
  )
  const rows = useMemo(
    () => SAMPLE.edges.map((edge) => ({ time: edge.firstTime ?? null, units: BigInt(edge.units ?? 0) })),
    [],
  )
  return (
    <Panel
      title="Flow of funds"
      actions={
        <div className={cx(css['row'])}>
          {MODES.map((each) => (
            <Button
              key={each}
              size="small"
              variant={each === mode ? 'secondary' : 'ghost'}
              onPress={() => setMode(each)}
            >
              {each}
            </Button>
          ))}
          <Button size="small" onPress={() => setTaint(!hasTaint)}>
            taint
          </Button>
          <Button
            size="small"
            onPress={() => setOpen(open.size > 0 ? new Set() : new Set(picture.folds.keys()))}
          >
            folds
          </Button>
        </div>
      }
    >
      <div className={cx(css['flow'])}>
        <FlowGraph
          graph={picture.data}
          labels={labels}
          layout={mode}
          dimmed={dimmed}
          paint={hasTaint ? TAINT : null}
          notes={NOTES}
          groups={GROUPS}
          onExpand={(node) => {
            if (node.kind === 'fold') setOpen(new Set([...open, node.id]))
          }}
          minimap="always"
          wheel="ctrl"
        />
      </div>
      <FlowTimeline
        rows={rows}
        measure="ETH"
        text={(units) => words.amount(String(units), 18)}
        value={window}
        onChange={setWindow}
      />
      <FlowSankey
        paths={PATHS}
        nodes={new Map(SAMPLE.nodes.map((node) => [node.id, node]))}
        assets={ASSETS}
        amount={words.amount}
      />
    </Panel>
  )
}

const ASSETS = new Map([['eth', { symbol: 'ETH', decimals: 18 }]])
const WEI = 10n ** 16n
const PATHS = [
  path('1', ['ransom', 'p0', 'hop', 'subject', 'exchange'], [300n, 300n, 280n, 200n]),
  path(
    '2',
    ['ransom', 'p0', 'p1', 'p2', 'p3', 'p4', 'mixer', 'subject', 'bridge'],
    [560n, 560n, 550n, 540n, 530n, 500n, 45n, 40n],
  ),
]

function path(id: string, stops: readonly string[], amounts: readonly bigint[]) {
  return {
    id,
    asset: 'eth',
    steps: amounts.map((amount, at) => ({ from: stops[at]!, to: stops[at + 1]!, units: amount * WEI })),
  }
}
