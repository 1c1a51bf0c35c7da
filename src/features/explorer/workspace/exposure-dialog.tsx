import { useTranslation } from 'react-i18next'
import type { Exposure, View } from '#src/data/addresses.ts'
import { Dialog } from '#src/ui/dialog.tsx'
import { ExposurePanel } from '../exposure-panel.tsx'

interface ExposureDialogProps {
  /** null: closed. */
  readonly account: string | null
  readonly view: View
  readonly side: Exposure['side']
  readonly onSide: (side: Exposure['side']) => void
  readonly onClose: () => void
}

/** The exposure of an account in full, beside the picture. */
export function ExposureDialog({ account, view, side, onSide, onClose }: ExposureDialogProps) {
  const { t } = useTranslation('explorer')
  return (
    <Dialog
      title={t('exposure')}
      placement="side"
      size="wide"
      isOpen={account !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {() => account !== null && <ExposurePanel account={account} view={view} side={side} onSide={onSide} />}
    </Dialog>
  )
}
