import { Download, Maximize, Minus, Plus, Workflow, type LucideIcon } from 'lucide-react'
import type { RefObject } from 'react'
import css from './flow.module.css'
import type { FlowView } from './flow-view.ts'
import type { FlowLabels } from './labels.ts'

interface FlowControlsProps {
  readonly labels: FlowLabels
  readonly view: RefObject<FlowView | null>
  readonly onTidy: () => void
  readonly onExport: () => Promise<Blob>
  readonly fileName: string
}

export function FlowControls({ labels, view, onTidy, onExport, fileName }: FlowControlsProps) {
  return (
    <div className={css['controls']} role="toolbar" aria-label={labels.graph}>
      <Control icon={Plus} name={labels.zoomIn} onPress={() => view.current?.zoomBy(1.25)} />
      <Control icon={Minus} name={labels.zoomOut} onPress={() => view.current?.zoomBy(0.8)} />
      <Control icon={Maximize} name={labels.fit} onPress={() => view.current?.fit()} />
      <Control icon={Workflow} name={labels.tidy} onPress={onTidy} />
      <Control
        icon={Download}
        name={labels.exportPng}
        onPress={() => {
          void onExport().then((blob) => download(blob, fileName))
        }}
      />
    </div>
  )
}

interface ControlProps {
  readonly icon: LucideIcon
  readonly name: string
  readonly onPress: () => void
}

function Control({ icon: Icon, name, onPress }: ControlProps) {
  return (
    <button type="button" className={css['control']} aria-label={name} title={name} onClick={onPress}>
      <Icon size={15} aria-hidden="true" />
    </button>
  )
}

function download(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}
