import type { Frame, ReadyPicture } from './painter.ts'

/** What paints the picture itself, below what is pointed at and the captions. */
export interface Base {
  /** Brings the picture, as the viewport shows it now, to the screen: at once, or soon where it is large. */
  readonly paint: (picture: ReadyPicture) => void
  /** The picture that is on the screen. */
  readonly shown: () => ReadyPicture | null
  /** Resolves when what was to be painted last is on the screen. */
  readonly settled: () => Promise<void>
  readonly destroy: () => void
}

export interface Viewing {
  /** The element before which the picture's own elements stand. */
  readonly above: HTMLElement
  readonly frame: () => Frame
  /** Another picture is on the screen now. */
  readonly painted: () => void
}
