import type { StatusPillProps } from './badge.tsx'

type Look = Required<Pick<StatusPillProps, 'tone' | 'mark'>>

const LOOK: Readonly<Record<string, Look>> = {
  new: { tone: 'accent', mark: 'hollow' },
  assigned: { tone: 'accent', mark: 'hollow' },
  'in-review': { tone: 'accent', mark: 'half' },
  'awaiting-info': { tone: 'warn', mark: 'half' },
  'proposed-close': { tone: 'warn', mark: 'half' },
  reopened: { tone: 'warn', mark: 'hollow' },
  escalated: { tone: 'danger', mark: 'half' },
  'mlro-review': { tone: 'danger', mark: 'half' },
  'str-draft': { tone: 'danger', mark: 'half' },
  'str-filed': { tone: 'danger', mark: 'full' },
  'post-str-review': { tone: 'danger', mark: 'half' },
  'closed-str': { tone: 'neutral', mark: 'full' },
  'no-file': { tone: 'neutral', mark: 'full' },
  closed: { tone: 'ok', mark: 'full' },
}

/** How the status of an alert is drawn: its shape says how far it is, its tone what kind of attention it wants. */
export function statusLook(status: string): Look {
  return LOOK[status] ?? { tone: 'neutral', mark: 'hollow' }
}
